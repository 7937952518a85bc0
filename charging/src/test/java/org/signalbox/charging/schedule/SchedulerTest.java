package org.signalbox.charging.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.signalbox.core.Amount;
import org.signalbox.core.TenantRules;
import org.signalbox.ledger.AccountAction;
import org.signalbox.ledger.AccountId;
import org.signalbox.ledger.AccountTerms;
import org.signalbox.ledger.ActionType;
import org.signalbox.ledger.ActionValue;
import org.signalbox.ledger.Balance;
import org.signalbox.ledger.BalancePattern;
import org.signalbox.ledger.Definition;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.ledger.LedgerCommand.Define;
import org.signalbox.ledger.LedgerCommand.RunPlan;
import org.signalbox.ledger.PlanSchedule;
import org.signalbox.ledger.PlanTiming;
import org.signalbox.ledger.StoredAction;
import org.signalbox.ledger.runtime.Admission;
import org.signalbox.ledger.runtime.LedgerUnavailable;
import org.signalbox.rating.Timing;
import org.signalbox.rating.TypeOfRecord;

class SchedulerTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId MELBOURNE = ZoneId.of("Australia/Melbourne");
  private static final Map<String, ZoneId> ZONES =
      Map.of("berlin", BERLIN, "sydney", ZoneId.of("Australia/Sydney"));

  private final ShardPort ledger = new ShardPort(START);

  private Scheduler scheduler() {
    return new Scheduler(
        ledger, ledger::now, tenant -> ZONES.getOrDefault(tenant, ZoneId.of("UTC")));
  }

  /** The account of most tests has a plan, and nothing has come due. */
  private void schedule(PlanSchedule schedule) {
    define(schedule);
    join("t", "1001");
  }

  private void define(PlanSchedule schedule) {
    StoredAction topUp =
        StoredAction.of(
            ActionType.TOPUP,
            BalancePattern.of(TypeOfRecord.MONETARY, Balance.DEFAULT_ID),
            Optional.of(new ActionValue.Fixed(Amount.of(1))));
    Definition plan =
        new Definition.ActionPlan(
            "PLAN", List.of(new PlanTiming("t", "SET", BigDecimal.ZERO, schedule)));
    ledger.ask(
        at ->
            new Define(
                at,
                Optional.empty(),
                List.of(new Definition.ActionSet("SET", List.of(topUp)), plan),
                List.of()),
        Admission.NEW_WORK);
  }

  private void join(String tenant, String account) {
    ledger.ask(
        at ->
            new ChangeAccount(
                at,
                Optional.empty(),
                new AccountId(tenant, account),
                List.of(
                    new AccountAction.Configure(AccountTerms.PREPAID),
                    new AccountAction.JoinPlan("PLAN"))),
        Admission.NEW_WORK);
  }

  private String money(String tenant, String account) {
    return ledger
        .shard()
        .account(new AccountId(tenant, account))
        .flatMap(known -> known.balance(TypeOfRecord.MONETARY, Balance.DEFAULT_ID))
        .map(balance -> balance.value().toString())
        .orElse("none");
  }

  private static PlanSchedule every(PlanSchedule.Interval interval) {
    return new PlanSchedule.Every(interval, START);
  }

  @Test
  void shouldRunWhatHasComeDueAndNotBefore() {
    // Given
    schedule(every(PlanSchedule.Interval.DAY));
    Scheduler scheduler = scheduler();
    ledger.turnTo(START.plus(Duration.ofDays(1)).minusNanos(1));
    scheduler.step();
    String before = money("t", "1001");
    ledger.turnTo(START.plus(Duration.ofDays(1)));

    // When
    scheduler.step();

    // Then
    assertThat(before).isEqualTo("none");
    assertThat(money("t", "1001")).isEqualTo("1");
  }

  @Test
  void shouldRunAMomentOnceHoweverOftenItLooks() {
    // Given
    schedule(every(PlanSchedule.Interval.HOUR));
    ledger.turnTo(START.plus(Duration.ofMinutes(61)));
    Scheduler scheduler = scheduler();
    scheduler.step();
    scheduler.step();

    // When
    scheduler().step();

    // Then
    assertThat(money("t", "1001")).isEqualTo("1");
    assertThat(ledger.asked()).filteredOn(RunPlan.class::isInstance).hasSize(1);
  }

  @Test
  void shouldCatchUpOnceAfterAnOutage() {
    // Given
    schedule(every(PlanSchedule.Interval.MINUTE));
    Scheduler scheduler = scheduler();
    ledger.turnTo(START.plus(Duration.ofDays(3)).plusSeconds(30));

    // When
    scheduler.step();

    // Then
    assertThat(money("t", "1001")).isEqualTo("1");
    assertThat(ledger.asked().getLast())
        .isInstanceOfSatisfying(
            RunPlan.class, run -> assertThat(run.due()).isEqualTo(START.plus(Duration.ofDays(3))));
  }

  @Test
  void shouldFollowTheClockOfEachTenant() {
    // Given
    define(every(PlanSchedule.Interval.MONTH_END));
    join("berlin", "1001");
    join("sydney", "1001");
    Scheduler scheduler = scheduler();
    // The same time of day in both zones, after both have put their clocks.
    ledger.turnTo(Instant.parse("2026-03-31T11:30:00Z"));

    // When
    scheduler.step();

    // Then
    assertThat(money("berlin", "1001")).isEqualTo("1");
    assertThat(money("sydney", "1001")).isEqualTo("none");
  }

  @Test
  void shouldGoOnWhereItWasStoppedInTheMiddle() {
    // Given
    define(every(PlanSchedule.Interval.DAY));
    for (int i = 0; i < 3 * Scheduler.ACCOUNTS_AT_ONCE; i++) {
      join("t", "%04d".formatted(i));
    }
    ledger.turnTo(START.plus(Duration.ofDays(1)).plusSeconds(5));
    ledger.failAfter(1);
    Throwable stopped = catchThrowable(scheduler()::step);
    ledger.failAfter(Integer.MAX_VALUE);

    // When
    scheduler().step();

    // Then
    assertThat(stopped).isInstanceOf(LedgerUnavailable.class);
    assertThat(money("t", "0000")).isEqualTo("1");
    assertThat(money("t", "%04d".formatted(3 * Scheduler.ACCOUNTS_AT_ONCE - 1))).isEqualTo("1");
  }

  @Test
  void shouldNotRunANewTimingForAMomentThatIsOver() {
    // Given
    schedule(every(PlanSchedule.Interval.YEAR));
    ledger.turnTo(START.plus(Duration.ofDays(10)));
    define(every(PlanSchedule.Interval.DAY));
    Scheduler scheduler = scheduler();
    ledger.turnTo(START.plus(Duration.ofDays(10)).plusSeconds(1));

    // When
    scheduler.step();

    // Then
    assertThat(money("t", "1001")).isEqualTo("none");
  }

  @Test
  void shouldLookAgainAfterALookThatFailed() {
    // Given
    schedule(every(PlanSchedule.Interval.HOUR));
    ledger.turnTo(START.plus(Duration.ofMinutes(61)));
    boolean[] isBroken = {true};
    Scheduler scheduler =
        new Scheduler(
            ledger,
            ledger::now,
            tenant -> {
              if (isBroken[0]) {
                throw new IllegalStateException("no zone of " + tenant);
              }
              return ZoneId.of("UTC");
            });
    scheduler.attempt();
    isBroken[0] = false;

    // When
    scheduler.attempt();

    // Then
    assertThat(money("t", "1001")).isEqualTo("1");
  }

  /** A node whose tenants all have this zone has started: it told the ledger, and looks. */
  private void started(ZoneId zone) {
    new TenantClocks(ledger, new TenantRules("t", zone, Map.of(), Map.of())).tell(ledger.now());
    new Scheduler(ledger, ledger::now, _ -> zone).step();
  }

  /** Melbourne's first of April begins at 13:00 UTC the day before, Berlin's at 22:00. */
  static List<Arguments> schedules() {
    PlanSchedule first =
        new PlanSchedule.Calendar(
            new Timing(
                "FIRST",
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(Set.of(1)),
                new TreeSet<>(),
                LocalTime.MIDNIGHT));
    // Seven in the morning in Melbourne, nine in the evening of the day before in Berlin.
    PlanSchedule end =
        new PlanSchedule.Every(
            PlanSchedule.Interval.MONTH_END, Instant.parse("2026-02-27T20:00:00Z"));
    PlanSchedule daily =
        new PlanSchedule.Every(PlanSchedule.Interval.DAY, Instant.parse("2025-07-01T00:00:00Z"));
    return List.of(
        Arguments.of(first, "2026-03-31T15:00:00Z", "2026-04-30T21:59:59Z"),
        Arguments.of(first, "2026-04-20T00:00:00Z", "2026-04-30T21:59:59Z"),
        Arguments.of(end, "2026-03-31T15:00:00Z", "2026-04-30T18:59:59Z"),
        Arguments.of(daily, "2026-03-02T00:00:00Z", "2026-03-03T00:59:59Z"));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void shouldRunALocalMomentOnceWhereTheTenantMovesWest(
      PlanSchedule schedule, String moved, String nextLess) {
    // Given
    started(MELBOURNE);
    schedule(schedule);
    ledger.turnTo(Instant.parse(moved).minusSeconds(1));
    started(MELBOURNE);
    ledger.turnTo(Instant.parse(moved));
    started(BERLIN);
    ledger.turnTo(Instant.parse(nextLess));

    // When
    started(BERLIN);

    // Then
    assertThat(money("t", "1001")).isEqualTo("1");
  }

  @Test
  void shouldStillRunWhatWasMissedWhereTheTenantMovesWest() {
    // Given
    started(MELBOURNE);
    schedule(every(PlanSchedule.Interval.DAY));
    ledger.turnTo(START.plus(Duration.ofDays(1)));
    started(MELBOURNE);
    ledger.turnTo(START.plus(Duration.ofDays(3)));

    // When
    started(BERLIN);

    // Then
    assertThat(money("t", "1001")).isEqualTo("2");
  }

  @Test
  void shouldGoOnEveryHourWhereTheTenantMovesWest() {
    // Given
    started(MELBOURNE);
    schedule(every(PlanSchedule.Interval.HOUR));
    ledger.turnTo(START.plus(Duration.ofHours(1)));
    started(MELBOURNE);
    ledger.turnTo(START.plus(Duration.ofHours(2)));

    // When
    started(BERLIN);

    // Then
    assertThat(money("t", "1001")).isEqualTo("2");
  }
}
