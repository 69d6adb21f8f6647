"""The lexicon: everything that truceline knows beyond the pages, as one value that is handed to the stages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from truceline.lexicon.actors import ActorEntry, ActorTable, load_actor_table
from truceline.lexicon.ages import AgeWords, load_ages
from truceline.lexicon.antecedents import AntecedentWeights, load_antecedents
from truceline.lexicon.assessments import AssessmentCues, WordGroups, load_assessments, load_situations
from truceline.lexicon.births import load_births
from truceline.lexicon.callings import CallingWords, load_callings
from truceline.lexicon.check_acts import ActTable, load_acts, load_documents
from truceline.lexicon.check_cues import CheckCues, load_check_cues
from truceline.lexicon.coreference import CoreferenceWords, load_coreference
from truceline.lexicon.descriptions import Descriptions, load_descriptions
from truceline.lexicon.event_acts import ActWords, load_act_words
from truceline.lexicon.event_codes import EventCodes, load_event_codes
from truceline.lexicon.event_mentions import EventLexicon, load_event_mentions
from truceline.lexicon.events import EventTable, EventWords, load_event_words, load_events
from truceline.lexicon.forms import FormLexicon, load_forms
from truceline.lexicon.furniture import FurnitureTable, load_furniture, load_page_words
from truceline.lexicon.holdings import HoldingWords, load_holdings
from truceline.lexicon.institutions import load_institutions
from truceline.lexicon.issues import Issue, IssueTable, Step, load_issues
from truceline.lexicon.known_names import KnownNames, known_names
from truceline.lexicon.legislators import Legislators, load_legislators
from truceline.lexicon.likeness import Likenesses, LikenessWeights, load_agreements, load_likenesses
from truceline.lexicon.meetings import Meeting, MeetingTable, load_meetings
from truceline.lexicon.members import Organisation, load_members
from truceline.lexicon.number_words import NumberWords, load_number_words
from truceline.lexicon.occasions import OccasionLexicon, load_occasions
from truceline.lexicon.offices import OfficeTable, Tenure, load_offices, renewed
from truceline.lexicon.orders import OrderLexicon, load_orders
from truceline.lexicon.pair_model import PairModel
from truceline.lexicon.peoples import People, load_peoples
from truceline.lexicon.places import PlaceTable, load_places
from truceline.lexicon.plover import Reductions, load_reductions
from truceline.lexicon.positions import PositionCues, load_positions
from truceline.lexicon.preconditions import PreconditionCues, load_preconditions
from truceline.lexicon.presences import PresenceLexicon, load_presences
from truceline.lexicon.public_dates import PublicDates, load_public_dates
from truceline.lexicon.quantities import QuantityLexicon, load_quantities
from truceline.lexicon.recipients import Recipients, load_recipients
from truceline.lexicon.reporting import ReportingCues, load_reporting
from truceline.lexicon.social_roles import SocialRole, load_social_roles
from truceline.lexicon.spelling import SlipWords, load_slip_words
from truceline.lexicon.standings import StandingTable, load_standings
from truceline.lexicon.states import StateLexicon, load_states
from truceline.lexicon.status_cues import StatusCues, load_status_cues
from truceline.lexicon.tables import data_digest
from truceline.lexicon.time_words import Abbreviations, TimeWords, load_abbreviations, load_time_words
from truceline.lexicon.titles import TitleTable, load_titles
from truceline.lexicon.transfers import TransferLexicon, load_transfers
from truceline.lexicon.units import Unit, load_units
from truceline.lexicon.whereabouts import WhereaboutsWords, load_whereabouts
from truceline.lexicon.word_counts import WordCounts, load_word_counts
from truceline.model.actor import Actor


@dataclass(frozen=True, slots=True)
class Additions:
    """What a user adds to the lexicon for a run, with a digest of the files that it was read from."""

    actors: tuple[ActorEntry, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    issues: tuple[Issue, ...] = ()
    steps: tuple[Step, ...] = ()
    digest: str = ""


class Lexicon:
    """The tables of the lexicon, each read when it is first asked for. Never changed after."""

    def __init__(self, additions: Additions | None = None) -> None:
        self._additions = additions or Additions()

    def __reduce__(self) -> tuple[type[Lexicon], tuple[Additions]]:
        """Another process reads the tables anew."""
        return Lexicon, (self._additions,)

    @property
    def version(self) -> str:
        """The digest of the lexicon's data, with that of a user's own files behind a plus sign."""
        own = self._additions.digest
        return f"{data_digest()}+{own}" if own else data_digest()

    @cached_property
    def actors(self) -> ActorTable:
        table, own = load_actor_table(), self._additions.actors
        return table.extended(own) if own else table

    @cached_property
    def offices(self) -> OfficeTable:
        return OfficeTable(renewed(load_offices("offices.tsv"), self._additions.tenures))

    @cached_property
    def institutions(self) -> dict[str, str]:
        return load_institutions("institutions.tsv")

    def organisation_of(self, actor_id: str, day: str) -> Actor | None:
        """The international organisation for which somebody acts on an ISO day: as one of its bodies, or in an office
        of it. Who holds an office of a state besides acts for that.
        """
        served = self.offices.of_on(actor_id, day) or {actor_id}
        sectors = {entry.actor.sector for of in served if (entry := self.actors.get(of))}
        found = {self.institutions.get(of, of) for of in served} - {actor_id}
        entry = self.actors.get(min(found)) if sectors == {"IGO"} and len(found) == 1 else None
        return entry.actor if entry else None

    @cached_property
    def abbreviations(self) -> Abbreviations:
        return load_abbreviations("abbreviations.toml")

    @cached_property
    def time_words(self) -> TimeWords:
        return load_time_words("time_words.toml", "holidays.toml")

    @cached_property
    def furniture(self) -> FurnitureTable:
        return FurnitureTable(load_furniture("furniture.tsv"), load_page_words("furniture_words.toml"))

    @cached_property
    def issues(self) -> IssueTable:
        table, own = load_issues("issues.toml", "steps.toml"), self._additions
        return table.extended(own.issues, own.steps) if own.issues or own.steps else table

    @cached_property
    def positions(self) -> PositionCues:
        return load_positions("positions.toml")

    @cached_property
    def preconditions(self) -> PreconditionCues:
        return load_preconditions("preconditions.toml")

    @cached_property
    def assessments(self) -> AssessmentCues:
        return load_assessments("assessments.toml")

    @cached_property
    def situations(self) -> WordGroups:
        return load_situations("situations.toml")

    @cached_property
    def titles(self) -> TitleTable:
        return load_titles("titles.tsv", "title_modifiers.tsv")

    @cached_property
    def status_cues(self) -> StatusCues:
        return load_status_cues("status_cues.toml")

    @cached_property
    def events(self) -> EventTable:
        return load_events("events.tsv")

    @cached_property
    def number_words(self) -> NumberWords:
        return load_number_words("events_numbers.toml")

    @cached_property
    def reductions(self) -> Reductions:
        return load_reductions("plover_reductions.toml")

    @cached_property
    def social_roles(self) -> dict[str, SocialRole]:
        return load_social_roles("social_roles.tsv")

    @cached_property
    def peoples(self) -> dict[str, People]:
        return load_peoples("peoples.tsv")

    @cached_property
    def recipients(self) -> Recipients:
        return load_recipients("recipients.toml")

    @cached_property
    def event_codes(self) -> EventCodes:
        return load_event_codes("events_codes.toml")

    @cached_property
    def event_words(self) -> EventWords:
        return load_event_words("events_words.toml")

    @cached_property
    def act_words(self) -> ActWords:
        return load_act_words("events_acts.toml")

    @cached_property
    def check_cues(self) -> CheckCues:
        return load_check_cues("check_cues.toml")

    @cached_property
    def occurrence_cues(self) -> CheckCues:
        return load_check_cues("occurrence_cues.toml")

    @cached_property
    def calendar_cues(self) -> CheckCues:
        return load_check_cues("check_calendar.toml")

    @cached_property
    def quote_cues(self) -> CheckCues:
        return load_check_cues("check_quote.toml")

    @cached_property
    def duration_cues(self) -> CheckCues:
        return load_check_cues("check_duration.toml")

    @cached_property
    def number_cues(self) -> CheckCues:
        return load_check_cues("check_number.toml")

    @cached_property
    def clause_cues(self) -> CheckCues:
        return load_check_cues("check_clauses.toml")

    @cached_property
    def documents(self) -> dict[str, str]:
        return load_documents("check_documents.toml")

    @cached_property
    def lasting(self) -> dict[str, str]:
        """The kinds of things that last for a time, by their nouns."""
        return load_documents("check_lasting.toml")

    @cached_property
    def acts(self) -> ActTable:
        return load_acts("check_acts.toml")

    @cached_property
    def ages(self) -> AgeWords:
        return load_ages("check_ages.toml")

    @cached_property
    def callings(self) -> CallingWords:
        """Nouns that head an office, and the offices that nobody holds together."""
        return load_callings("check_callings.toml")

    @cached_property
    def event_mentions(self) -> EventLexicon:
        return load_event_mentions("check_event_mentions.toml")

    @cached_property
    def forms(self) -> FormLexicon:
        return load_forms("check_forms.toml")

    @cached_property
    def holdings(self) -> HoldingWords:
        return load_holdings("check_holdings.toml")

    @cached_property
    def occasions(self) -> OccasionLexicon:
        return load_occasions("check_occasions.toml")

    @cached_property
    def orders(self) -> OrderLexicon:
        return load_orders("check_orders.toml")

    @cached_property
    def presences(self) -> PresenceLexicon:
        return load_presences("check_presences.toml")

    @cached_property
    def quantities(self) -> QuantityLexicon:
        return load_quantities("check_quantities.toml")

    @cached_property
    def states(self) -> StateLexicon:
        return load_states("check_states.toml")

    @cached_property
    def transfers(self) -> TransferLexicon:
        return load_transfers("check_transfers.toml")

    @cached_property
    def standings(self) -> StandingTable:
        return load_standings("check_standings.toml")

    @cached_property
    def rounds_cues(self) -> CheckCues:
        return load_check_cues("check_rounds.toml")

    @cached_property
    def counted_cues(self) -> CheckCues:
        return load_check_cues("check_counted.toml")

    @cached_property
    def in_all_cues(self) -> CheckCues:
        return load_check_cues("check_in_all.toml")

    @cached_property
    def retold_cues(self) -> CheckCues:
        return load_check_cues("check_retold.toml")

    @cached_property
    def idle_words(self) -> frozenset[str]:
        """The words by which no two lines are alike: of function, of numbers, and those of news that tell little."""
        function = self.furniture.words.function_words
        return self.retold_cues.words("light").union(function, self.number_words.values)

    @cached_property
    def overtaken_cues(self) -> CheckCues:
        return load_check_cues("check_overtaken.toml")

    @cached_property
    def slip_words(self) -> SlipWords:
        return load_slip_words("check_spelling.toml", "check_spelling_names.toml")

    @cached_property
    def known_names(self) -> KnownNames:
        return known_names(self.actors, self.places, self.peoples, self.legislators.seats, self.slip_words)

    @cached_property
    def legislators(self) -> Legislators:
        return load_legislators("legislators.tsv", "american_states.tsv")

    @cached_property
    def members(self) -> tuple[Organisation, ...]:
        return load_members("check_members.toml")

    @cached_property
    def units(self) -> dict[str, Unit]:
        return load_units("check_units.toml")

    @cached_property
    def births(self) -> dict[str, date]:
        return load_births("check_births.tsv")

    @cached_property
    def public_dates(self) -> PublicDates:
        return load_public_dates("check_public_dates.toml")

    @cached_property
    def whereabouts(self) -> WhereaboutsWords:
        return load_whereabouts("whereabouts.toml")

    @cached_property
    def descriptions(self) -> Descriptions:
        return load_descriptions("descriptions.toml")

    @cached_property
    def coreference(self) -> CoreferenceWords:
        return load_coreference("coreference.toml")

    @cached_property
    def antecedents(self) -> AntecedentWeights:
        return load_antecedents("antecedents.toml")

    @cached_property
    def word_counts(self) -> WordCounts:
        return load_word_counts("check_word_counts.tsv")

    @cached_property
    def agreements(self) -> Mapping[str, LikenessWeights]:
        return load_agreements("check_agreement.toml")

    @cached_property
    def pair_model(self) -> PairModel:
        return PairModel("pair_model")

    @cached_property
    def likenesses(self) -> Likenesses:
        return load_likenesses("check_likeness.toml")

    @cached_property
    def reporting(self) -> ReportingCues:
        return load_reporting("reporting.toml")

    @cached_property
    def places(self) -> PlaceTable:
        return load_places("places.tsv")

    @cached_property
    def meetings(self) -> MeetingTable:
        table, own = load_meetings("meetings.tsv"), self._additions.meetings
        return table.extended(own) if own else table


@cache
def load_lexicon() -> Lexicon:
    """The lexicon that comes with truceline."""
    return Lexicon()
