"""The dossier of a story in the forms that other programs read, to take along."""

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from tawatur.publish.exports import FORMATS, exported, file_name
from tawatur.web.reading_pages import told_story
from tawatur.web.serving import Asked, face


@get("/stories/{story:str}/export/{form:str}", opt={"role": "reader"}, sync_to_thread=True)
def export(request: Asked, story: FromPath[str], form: FromPath[str]) -> Response[bytes]:
    """A file of a story."""
    if form not in FORMATS:
        raise NotFoundException
    dossier = told_story(request, story).dossier
    lang = face(request).lang
    name = f"{story}-{file_name(form, lang)}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(exported(dossier, form, lang), media_type=FORMATS[form].media_type, headers=headers)


HANDLERS = (export,)
