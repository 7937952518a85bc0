package org.signalbox.catalog.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.catalog.CatalogVersion;
import org.signalbox.catalog.LedgerDefinitions;
import org.signalbox.catalog.MemoryDefinitions;
import org.signalbox.catalog.TestCatalog;
import org.signalbox.catalog.compile.TariffPlanCompiler.Check;
import org.signalbox.catalog.csv.DecodedPlan;
import org.signalbox.catalog.csv.PlanFilesDecoder;
import org.signalbox.catalog.tp.TariffPlan;
import org.signalbox.core.Amount;
import org.signalbox.core.Problem;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.ActionType;
import org.signalbox.ledger.ActionValue;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.DefinitionId;
import org.signalbox.ledger.Expiry;
import org.signalbox.ledger.PlanSchedule;
import org.signalbox.ledger.SharingRule;
import org.signalbox.ledger.StoredAction;
import org.signalbox.testsupport.VirtualClock;

class ActionCompilerTest {

  private static final Instant NOW = Instant.parse(TestCatalog.NOW);

  private final VirtualClock clock = VirtualClock.at(TestCatalog.NOW);
  private final MemoryDefinitions ledger = new MemoryDefinitions();
  private final TariffPlanCompiler compiler =
      new TariffPlanCompiler(new PlanTimes(ZoneOffset.UTC, clock), ledger);
  private final PlanFilesDecoder files = new PlanFilesDecoder("csv", "cgrates.org");

  @Test
  void shouldOpenAccountsOfThePackageThatTheyJoin() {
    // Given
    file("Actions.csv", "TOPUP,*topup_reset,,,test,*monetary,,*any,,,*unlimited,,10,10,false,,7\n");
    file("ActionPlans.csv", "AP_PACKAGE_10,TOPUP,*asap,10\n");
    file("AccountActions.csv", "cgrates.org,1001,AP_PACKAGE_10,,,\ncgrates.org,1002,,,true,true\n");
    // When
    LedgerDefinitions compiled = compile();
    // Then
    assertThat(compiled.accounts())
        .containsExactly(
            new LedgerDefinitions.OpenedAccount(
                new AccountId("cgrates.org", "1001"),
                false,
                false,
                Optional.of("AP_PACKAGE_10"),
                Optional.empty()),
            new LedgerDefinitions.OpenedAccount(
                new AccountId("cgrates.org", "1002"),
                true,
                true,
                Optional.empty(),
                Optional.empty()));
    assertThat(plan(compiled, "AP_PACKAGE_10").timings())
        .singleElement()
        .satisfies(timing -> assertThat(timing.schedule()).isEqualTo(new PlanSchedule.Asap()));
    StoredAction action = action(compiled);
    assertThat(action.type()).isEqualTo(ActionType.TOPUP_RESET);
    assertThat(action.value()).contains(new ActionValue.Fixed(Amount.of(10)));
    assertThat(action.expiry()).contains(Expiry.never());
    assertThat(action.balance().id()).contains("test");
    assertThat(action.balance().destinations()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *voice    | 10m     | 600000000000
          *voice    | 90      | 90
          *data     | 1024    | 1024
          *monetary | 10.0005 | 10.0005
          """)
  void shouldReadUnitsOfEveryKind(String type, String units, String value) {
    // Given
    file("Actions.csv", "A,*topup,,,," + type + ",,,,,,," + units + ",,,,10\n");
    // When
    StoredAction action = action(compile());
    // Then
    assertThat(action.value()).contains(new ActionValue.Fixed(Amount.of(value)));
  }

  @Test
  void shouldReadAFormulaAndTheFactorsOfAGenericBalance() {
    // Given
    file(
        "Actions.csv",
        "A,*topup,\"{\"\"*voice\"\":60.5,\"\"*sms\"\":1}\",,,*generic,,,,,+24h,,"
            + "\"{\"\"Method\"\":\"\"*incremental\"\",\"\"Params\"\":{\"\"Units\"\":10,"
            + "\"\"Interval\"\":\"\"month\"\",\"\"Increment\"\":\"\"day\"\"}}\",,,,10\n");
    // When
    StoredAction action = action(compile());
    // Then
    assertThat(action.value())
        .contains(new ActionValue.DayOf(Amount.of(10), ActionValue.Interval.MONTH));
    assertThat(action.balance().factors())
        .containsEntry("*voice", Amount.of("60.5"))
        .containsEntry("*sms", Amount.of(1));
    assertThat(action.expiry()).contains(new Expiry.Rule("+24h", "Z"));
  }

  @Test
  void shouldCountDaysAndMonthsOnTheClockOfTheTenant() {
    // Given
    file("Actions.csv", "A,*topup,,,,*monetary,,,,,*month_end,,1,,,,10\n");
    // When
    StoredAction action = action(compile());
    // Then
    assertThat(action.expiry()).contains(new Expiry.Rule("*month_end", Expiry.Rule.LOCAL));
  }

  @Test
  void shouldWriteActionsTheWayTheyWereRead() {
    // Given
    file("Destinations.csv", "DST,61\n");
    file("Timings.csv", "PEAK,*any,*any,*any,1;2;3;4;5,08:00:00;17:00:00\n");
    file(
        "Actions.csv",
        "A,*topup,,*string:~*req.ID:cgrates.org:1001,bundle,*voice,call;sms,!DST,*zero1m,SHARED,"
            + "*monthly,PEAK,60000000000,10.5,true,false,3\n");
    ActionForm form = new ActionForm(new PlanNames(tariffPlan(), CatalogVersion.EMPTY), times());
    StoredAction action = action(compile());
    // When
    StoredAction again = form.read(ActionForm.written(action));
    // Then
    assertThat(again).isEqualTo(action);
    assertThat(action.balance().timings())
        .singleElement()
        .satisfies(timing -> assertThat(timing.end()).contains(LocalTime.of(17, 0)));
  }

  @Test
  void shouldKeepTheMomentFromWhichAnIntervalCountsWhenThePlanIsLoadedAgain() {
    // Given
    file("Actions.csv", "A,*log,,,,,,,,,,,,,,,10\n");
    file("ActionPlans.csv", "P,A,*monthly,10\n");
    ledger.carryOut(compile());
    clock.advance(Duration.ofDays(3));
    // When
    LedgerDefinitions again = compile();
    // Then
    assertThat(plan(again, "P").timings())
        .singleElement()
        .satisfies(timing ->
            assertThat(timing.schedule())
                .isEqualTo(new PlanSchedule.Every(PlanSchedule.Interval.MONTH, NOW)));
  }

  @Test
  void shouldFindTimingsByName() {
    // Given
    file("Timings.csv", "FIRST,*any,*any,1,*any,00:30:00\nONCE,*any,*any,*any,*any,*asap\n");
    file("Actions.csv", "A,*log,,,,,,,,,,,,,,,10\n");
    file("ActionPlans.csv", "P,A,FIRST,10\nP,A,ONCE,9\nP,A,FIRST,8\n");
    // When
    Definition.ActionPlan plan = plan(compile(), "P");
    // Then
    assertThat(plan.timings())
        .extracting(timing -> timing.id())
        .containsExactly("FIRST:A", "ONCE:A", "FIRST:A#2");
    assertThat(plan.timings().getFirst().schedule())
        .isInstanceOfSatisfying(
            PlanSchedule.Calendar.class,
            calendar -> {
              assertThat(calendar.time()).isEqualTo(LocalTime.of(0, 30));
              assertThat(calendar.timing().monthDays()).containsExactly(1);
            });
  }

  @Test
  void shouldReferToWhatTheLedgerKnows() {
    // Given
    ledger.definitions.put(
        DefinitionId.actionSet("A"),
        new Definition.ActionSet("A", List.of(StoredAction.of(ActionType.LOG))));
    file("ActionPlans.csv", "P,A,*asap,10\n");
    file("ActionTriggers.csv", "T,,*max_counter,5,true,1h,,,,*voice,,,,,,,,,,A,10\n");
    file("SharedGroups.csv", "S,*any,*highest,\nS,cgrates.org:1001,,\n");
    // When
    LedgerDefinitions compiled = compile();
    // Then
    assertThat(compiled.definitions()).hasSize(3);
    Definition.SharedGroup group = (Definition.SharedGroup) compiled.definitions().getFirst();
    assertThat(group.rules().get("cgrates.org:1001"))
        .isEqualTo(new SharingRule(SharingRule.Strategy.MINE_RANDOM, ""));
  }

  @Test
  void shouldTellEveryFaultWithItsFileLineAndColumn() {
    // Given
    file(
        "Actions.csv",
        """
        A,*topop,,,,*monetary,,,,,,,10,,,,10
        A,*topup,,,,,,,,,,,10,,,,10
        A,*topup,,,,*voice,,DST_X,,,,,10m,,,,10
        A,*topup,,,,*monetary,,,,,tomorrow,,10,,,,10
        A,*topup,,,,*monetary,,,,,,PEAK,10,,,,10
        A,*topup,,,,*monetary,,,,,,,-1,,,,10
        A,*http_post,somewhere,,,,,,,,,,,,,,10
        A,*topup,,,,*monetary,,,,,,,1,x,perhaps,,10
        A,*publish_account,,,,,,,,,,,,,,,10
        A,*mail_async,nobody,,,,,,,,,,,,,,10
        """);
    file("ActionPlans.csv", "P,A,*asap,10\nP,B,*whenever,10\n");
    file("ActionTriggers.csv", "T,,*min_asr,5,true,1h,,,,,,,,,,,,,,C,10\n");
    file("SharedGroups.csv", "S,1001,*cheapest,\n");
    file("AccountActions.csv", "cgrates.org,1001,Q,U,,\n");
    // When
    List<String> problems = problems();
    // Then
    assertThat(problems)
        .anySatisfy(problem ->
            assertThat(problem)
                .startsWith("Actions.csv:1:2: found \"*topop\" in column Action, expected one of"))
        .anySatisfy(problem ->
            assertThat(problem)
                .startsWith(
                    "Actions.csv:9:2: found \"*publish_account\" in column Action, expected another"
                        + " action, since there are no thresholds"))
        .anySatisfy(problem ->
            assertThat(problem).startsWith("Actions.csv:10:3: found \"nobody\": found 'nobody'"))
        .contains(
            "Actions.csv:2:6: found nothing in column BalanceType, expected what *topup moves, as"
                + " *monetary",
            "Actions.csv:3:8: found \"DST_X\" in column DestinationTags, expected *any or the name"
                + " of a destination in this plan or in force",
            "Actions.csv:4:11: found \"tomorrow\" in column ExpiryTime, expected a time,"
                + " *unlimited, or a rule such as *monthly, +24h",
            "Actions.csv:5:12: found \"PEAK\" in column TimingTags, expected the name of a timing"
                + " in this plan or in force that has a time of day",
            "Actions.csv:6:13: found \"-1\" in column Units, expected a number that is not below 0,"
                + " a duration such as 10m for *voice, or an *incremental formula by the day",
            "Actions.csv:8:14: found \"x\" in column BalanceWeight, expected a decimal number",
            "ActionPlans.csv:2:2: found \"B\" in column ActionsTag, expected the name of actions in"
                + " this plan or in force",
            "AccountActions.csv:1:3: found \"Q\" in column ActionPlanTag, expected the name of an"
                + " action plan in this plan or in force",
            "AccountActions.csv:1:4: found \"U\" in column ActionTriggersTag, expected the name of"
                + " action triggers in this plan or in force",
            "ActionTriggers.csv:1:20: found \"C\" in column ActionsTag, expected the name of actions"
                + " in this plan or in force",
            "SharedGroups.csv:1:2: found \"1001\" in column Account, expected *any, or an account"
                + " as TENANT:ACCOUNT")
        .anySatisfy(
            problem -> assertThat(problem).startsWith("Actions.csv:7:3: found \"somewhere\": "))
        .anySatisfy(problem ->
            assertThat(problem)
                .startsWith(
                    "ActionPlans.csv:2:3: found \"*whenever\" in column TimingTag, expected"))
        .anySatisfy(problem ->
            assertThat(problem)
                .startsWith(
                    "ActionTriggers.csv:1:3: found \"*min_asr\" in column ThresholdType, expected"
                        + " one of"))
        .hasSize(17);
  }

  @Test
  void shouldRefuseMoreActionsInASetThanItMayHave() {
    // Given
    file("Actions.csv", "A,*log,,,,,,,,,,,,,,,10\n".repeat(1_001));
    // When
    List<String> problems = problems();
    // Then
    assertThat(problems)
        .singleElement()
        .asString()
        .startsWith("Actions.csv:1:1: found \"A\": action set A has 1001 entries");
  }

  private List<String> problems() {
    PlanRefused refused = catchThrowableOfType(PlanRefused.class, this::compile);
    assertThat(refused).isNotNull();
    return refused.faults().stream()
        .map(files.decoded().positions()::problem)
        .map(Problem::toString)
        .toList();
  }

  private LedgerDefinitions compile() {
    return compiler.compile(tariffPlan(), CatalogVersion.EMPTY, Check.REFERENCES).definitions();
  }

  private TariffPlan tariffPlan() {
    DecodedPlan decoded = files.decoded();
    assertThat(decoded.problems()).isEmpty();
    return new TariffPlan(decoded.items());
  }

  private PlanTimes times() {
    return new PlanTimes(ZoneOffset.UTC, clock);
  }

  private void file(String name, String text) {
    files.add(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private static StoredAction action(LedgerDefinitions compiled) {
    return compiled.definitions().stream()
        .filter(Definition.ActionSet.class::isInstance)
        .map(Definition.ActionSet.class::cast)
        .findFirst()
        .orElseThrow()
        .actions()
        .getFirst();
  }

  private static Definition.ActionPlan plan(LedgerDefinitions compiled, String id) {
    return compiled.definitions().stream()
        .filter(definition -> definition.key().equals(DefinitionId.actionPlan(id)))
        .map(Definition.ActionPlan.class::cast)
        .findFirst()
        .orElseThrow();
  }
}
