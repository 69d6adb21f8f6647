from truceline.api.case import Case as Case
from truceline.api.engine import make_engine as make_engine
from truceline.api.pages import check_articles as check_articles
from truceline.api.pages import code_articles as code_articles
from truceline.api.pages import read_pages as read_pages
from truceline.api.pages import record_of as record_of
from truceline.api.views import View as View
from truceline.errors import PageError as PageError
from truceline.errors import TrucelineError as TrucelineError
from truceline.publish.demo import example_pages as example_pages

__version__: str
