"""More invented sentences with one attribution marked, by the rule they are about; form as in told_attributions."""

FRAMES: tuple[tuple[str, str], ...] = (
    # the subject of a relative clause is what it tells of
    ("اجتمع الوزير مع {سفير كندا سامي حداد} الذي <اقترح> [توسيع الميناء].", "speech asks indirect"),
    ("وصدر القرار عن {الاتحاد الإسباني} الذي <أكد> أن [الترتيب ليس نهائيا].", "speech asserts indirect"),
    ("هذه أسعار <قالت> {الشركة} إنها [عادلة].", "speech asserts indirect"),
    ("قد يلجأ إليها {مشجع} <يتمنى> [هبوط الفريق].", "attitude asks indirect"),
    # verbs with a preposition of their own
    ("<أفادت> {مصادر عسكرية يمنية} ب[مقتل عشرين مسلحا].", "speech asserts indirect"),
    ("<وحذرت> {دراسة علمية حديثة} من [إغلاق المحطة].", "speech warns indirect"),
    ("<وأشار> {الرئيس التونسي} بشكل خاص إلى [تحسن السياحة].", "speech asserts indirect"),
    ("<يتطلع> {النادي} لأن [يكون أول بطل].", "attitude expects indirect"),
    ("<وأرجع> {الخبراء} [ارتفاع الأسعار إلى الجفاف].", "speech asserts indirect"),
    # what leads from a relative clause to a long quotation; a quoted name is nobody's words
    (
        '<وكتب> {سامر البدري الصحفي} في "سكاي نيوز"، الذي حضر الحفل: "[حدث انفجار هائل شعرنا به جميعا]".',
        "speech asserts direct",
    ),
    (
        '<وكتب> {الصحفي سامر البدري} في "سكاي نيوز" الذي حضر، على موقع القناة "[حدث انفجار هائل شعرنا به جميعا]".',
        "speech asserts direct",
    ),
    (
        "<خلصت> {النيابة} حول الطائرة التي تحطمت في شرق البلاد في تموز 2014، إلى أن [الطائرة أصيبت بصاروخ].",
        "speech asserts indirect",
    ),
    # a verb that looks like a preposition, where it opens the sentence
    ("<وبين> {الفريق} أن [الصاروخ قديم].", "speech asserts indirect"),
    # a verb that may be a noun too goes on what somebody said before
    ("ندد {الرئيس} بالهجوم <ودعا> إلى [الهدوء].", "speech asks indirect"),
    ("أشاد {الرئيس} بالجهود الكبيرة، <وحذر> من [عواقب وخيمة].", "speech warns indirect"),
    # an age beside a name; a club is no call
    ("وكان {سامي الخطيب} (34 عاما) قد <قال> إن [الطريق مغلق].", "speech asserts indirect"),
    ("<أعلن> {نادي القصر الياباني} أن [اللاعب انضم رسميا للفريق].", "speech asserts indirect"),
    # adverbs say nothing
    ("<وأعلن> مرارا {الوزير} أن [الطريق مغلق].", "speech asserts indirect"),
    ("وقال {سامي الخطيب} إنه دائما ما كان <يحلم> بأن [يصبح جنديا].", "attitude asks indirect"),
    # where a body is belongs to it
    ("<ودعت> {السلطات المحلية في محافظة المهرة} السكان إلى [البقاء في منازلهم].", "speech asks indirect"),
    ("<وتعتبر> {الأمم المتحدة} [المستوطنات غير مشروعة].", "speech believes indirect"),
    # what somebody wants to do is not who wants it
    ("قالت {الخلية} إنها <تريد> [إرسال رسالة مفادها أن المدينة خطرة].", "attitude asks indirect"),
    ('"{فيسل كوبي}" <يعلن> [ضم مهاجم جديد].', "speech asserts indirect"),
    # nominative plurals and owners are people
    ("<وأكد> {مصرفيون} [تعرض البنوك لحملة تفتيش].", "speech asserts indirect"),
    ("<واعتبر> {محللون} [القرار خاطئا].", "speech believes indirect"),
    ("<وأكد> {محاميه} أن [موكله بريء].", "speech asserts indirect"),
    ("لكن {مسؤولا ليبيا} <قال> إن [الميناء مغلق].", "speech asserts indirect"),
    ("<أعلن> {العميد قائد شرطة المحافظة} أن [الطريق مغلق].", "speech asserts indirect"),
    # participles and "by saying"
    ("وقف {اللاعب} على الطائرة <قائلا>: [سأعود قريبا].", "speech expects indirect"),
    ("وعلق {المدير سامي حداد} <بقوله> إن [النتائج جيدة].", "speech asserts indirect"),
    ("<قال> {كريستيانو رونالدو، مهاجم ريال مدريد،} إن [المقارنة لا تجوز].", "speech asserts indirect"),
    # documents show
    ("ورافق البيان {مقطع فيديو} <يصور> [توجيه ضربة جوية].", "speech asserts indirect"),
    ("<وأظهرت> {بيانات رسمية} [ارتفاع التضخم].", "speech asserts indirect"),
    # passives have nobody
    ("وهي هدايا <اعتبرت> [رمزية].", "impersonal believes indirect"),
    ("الرجل الذي <اتهم> [بسرقة المتجر].", "impersonal believes indirect"),
    # where content stops
    ('<وصرح> {المدعي العام} أن "[التهم تعكس تقدما في هذا الملف]"، شاكرا الشهود.', "speech asserts direct"),
    ("<أكدت> {الوزارة} [عدم وصول الإعصار] وينحصر تأثيره في المطر.", "speech asserts indirect"),
    ("<قالت> {الوزارة} إن [الحرب انتهت في ذلك العام] (بدأت الحرب قبل عامين).", "speech asserts indirect"),
    ("وبحسب {الشرطة} فإن [السائق فر].".replace("وبحسب", "<وبحسب>"), "according-to asserts indirect"),
    ("[ومن المحتمل أيضا]، <وفق> {الصحيفة}، أن [يسافر الوزير].", "according-to believes indirect"),
    ("(روما) – [وصل الوفد إلى المدينة]، <حسبما ذكرت> {وكالة رويترز}.", "according-to asserts indirect"),
    # nouns of saying with a verb of their own, or none
    ("<وجه> {القضاء الأمريكي} أولى الاتهامات إلى [المنتج بالاحتيال].", "speech believes indirect"),
    ("<وأطلق> {المحافظ} تحذيرا من [انهيار السد].", "speech warns indirect"),
    ("<وجاء> في {بيان لوزارة الدفاع} أن [الغارة أصابت هدفها].", "speech asserts indirect"),
    ("على الرغم من <إعلان> {الولايات المتحدة} [إلغاء اللقاء]، سافر الوفد.", "speech asserts indirect"),
    ('قالت الشرطة في تحذير <نقلا على لسان> {قائد الشرطة}: "[ندعو السكان إلى الهدوء]".', "according-to asserts direct"),
    ("المنتج الذي <تتهمه> {أكثر من مئة امرأة} ب[الاحتيال].", "speech believes indirect"),
    # who is asked is not who asks
    (
        "وأعلنت {السلطات اليمنية} الجزيرة منكوبة، <وناشدت> [الدول والمنظمات التدخل لإنقاذ السكان].",
        "speech asks indirect",
    ),
    # a subject left out agrees with its verb
    (
        "قال {الوزير نبيل حداد} إن السد متين. وقالت وزارة الصحة إن الماء نقي. <وأوضح> أن [الجسر سليم].",
        "speech asserts indirect",
    ),
    (
        "قال {مسؤولون} إن السد انهار. وذكرت الشرطة أن الطريق مغلق. <وأضافوا> أن [الإنذار تأخر].",
        "speech asserts indirect",
    ),
    # one quotation inside another
    ('<وقال> {المالك}: "[يسعدني أن اللاعب "الرسام" سيوقع مع النادي]"، معتبرا أنه رائع.', "speech asserts direct"),
    # speech over several sentences
    ("<وقال> {اللاعب}: [هذا يوم جميل. أتطلع إلى اللعب معكم].", "speech asserts indirect"),
    ('<ورأى> {النائب} أن "[السبب هو الفساد. نحن نتلقى تهديدات كل يوم]".', "speech believes direct"),
    ("[أغلق المصنع]. <حسب> {وكالة رويترز}.", "according-to asserts indirect"),
)

SILENT: tuple[str, ...] = (
    "في تاريخه الذي يرجع إلى مئة عام.",
    "هذه القرارات التي أعلنتها الحكومة أمس.",
    "ورفض محامي المنتج الذي نجح في وقف الملاحقة التعليق على الموضوع.",
    "ورفض المسؤولون الأمريكيون الإدلاء بمزيد من التفاصيل.",
    "المنتج الذي استبعد من كل المهرجانات.",
    "وقد ادعت عدة ضحايا على المنتج أمام القضاء.",
    "لكن الشركة استأنفت الحكم أمام المحكمة العليا.",
    "والتزم المدير الصمت.",
    "وجه رسالة إلى صديقه.",
    "أطلق الجيش النار على الحشد.",
    "وورد اسمه في الكتاب.",
)
