"""What can go wrong, each error named for its situation and told in one line: what, where, why, what to do."""

from __future__ import annotations


class TrucelineError(Exception):
    """Something that a person must be told, in one line.

    `what` went wrong, `where` (a file, a line, a page), `why`, and the `remedy`. `others` are further errors of the
    same file, each with its own line.
    """

    def __init__(
        self,
        what: str,
        *,
        where: str = "",
        why: str = "",
        remedy: str = "",
        others: tuple[TrucelineError, ...] = (),
    ) -> None:
        self.what, self.where, self.why, self.remedy, self.others = what, where, why, remedy, others
        super().__init__(self.line)

    @property
    def line(self) -> str:
        """The error as one line, control characters made visible."""
        line = self.what
        if self.where:
            line = f"{self.where}: {line}"
        if self.why:
            line += f" ({self.why})"
        if self.remedy:
            line += f"; {self.remedy}"
        return one_line(line)


def one_line(text: str) -> str:
    """A text as one line, control characters made visible."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text)


class PageError(TrucelineError):
    """A page that cannot be read. The other pages go on."""


class PageNotFound(PageError):
    """There is no such file."""


class PageIsFolder(PageError):
    """A folder was given where a page was expected."""


class PageIsEmpty(PageError):
    """The page has no text at all."""


class PageTooLarge(PageError):
    """The page is larger than what is read."""


class PageIsBinary(PageError):
    """The bytes are no text in any encoding that pages use."""


class PageUnreadable(PageError):
    """The system would not let the file be read."""


class NoSentencesFound(PageError):
    """The page has text, but no line of it reads like an article."""


class PageBroken(PageError):
    """truceline itself failed on a page."""


class RuleBroken(PageError):
    """A rule of `check` itself failed. The other rules go on."""


class JsonLineInvalid(PageError):
    """A line of JSON lines is no page."""


class RowInvalid(PageError):
    """A row of a table is no page."""


class ColumnsUnknown(PageError):
    """A table does not have the columns that make a page."""


class ArchiveBroken(PageError):
    """A part of an archive cannot be read. What comes after it is."""


class RecordsNoPages(PageError):
    """Records of an archive that are no pages of text, counted."""


class MoreLikeThese(PageError):
    """Errors of one file that are not told one by one."""


class AddressRefused(PageError):
    """An address that is not asked: by its outlet's wish, or because it leads into a private network."""


class FetchFailed(PageError):
    """An address did not give a page."""


class UnknownRule(TrucelineError):
    """No rule of `check` has this name."""


class LexiconInvalid(TrucelineError):
    """A data file of the lexicon breaks its own rules."""


class OwnFileUnreadable(TrucelineError):
    """A dictionary or table of the user's own cannot be read, or is something else."""


class ConfigInvalid(TrucelineError):
    """A `truceline.toml` says something that cannot be."""


class ConfigExists(TrucelineError):
    """There is a `truceline.toml` already."""


class CaseFileMissing(TrucelineError):
    """There is no case file of this name."""


class CaseFileForeign(TrucelineError):
    """The file is no case file, or one of a newer truceline."""


class CaseFileDamaged(TrucelineError):
    """A case file cannot be read as it must be."""


class CaseFileBusy(TrucelineError):
    """Another process writes to the case file."""


class CaseFileUnwritable(TrucelineError):
    """The case file cannot be written: no room, no permission."""


class UnknownId(TrucelineError):
    """A case has nothing with this id."""


class DecisionInvalid(TrucelineError):
    """A decision that cannot be made: of nothing there, without a reason, or with a value that a slot cannot have."""


class SearchInvalid(TrucelineError):
    """What is looked for cannot be looked for."""


class ExportFailed(TrucelineError):
    """A file of an export cannot be written."""


class DayInvalid(TrucelineError):
    """What was given for a day is none."""


class UnknownName(TrucelineError):
    """There is no view or format of this name."""


class ModelMissing(TrucelineError):
    """The parser's model is not installed."""


class WorkerLost(TrucelineError):
    """A process that codes pages ended before they were done."""


class OutputForeign(TrucelineError):
    """A folder for records cannot be used, or holds those of another truceline."""


class ShardsAlike(TrucelineError):
    """Two files of one name would be coded into one."""


class LibraryMissing(TrucelineError):
    """A library of an extra is not installed."""


class AccessInvalid(TrucelineError):
    """A desk cannot be opened so: a token that is too short."""


class AddressTaken(TrucelineError):
    """A desk cannot listen there."""


class RequestRefused(TrucelineError):
    """A request that the desk does not take, with the HTTP status that says so."""

    def __init__(self, what: str, *, where: str = "", why: str = "", remedy: str = "", status: int) -> None:
        super().__init__(what, where=where, why=why, remedy=remedy)
        self.status = status


class StillFinding(RequestRefused):
    """What was asked for takes long to be found, and is not yet."""


class OptionInvalid(TrucelineError):
    """An option of a command has a value that it cannot have."""
