package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ledger.Actions.define;
import static org.signalbox.ledger.Actions.on;
import static org.signalbox.ledger.Actions.set;
import static org.signalbox.ledger.Ledgers.ALICE;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.ledger.LedgerCommand.ChangeAccount;
import org.signalbox.rating.TypeOfRecord;

/** Days and months count on the clock of the tenant, summer time included. */
class LocalClockTest {

  private static final Instant FROM = Instant.parse("2025-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2066-01-01T00:00:00Z");
  private static final BalancePattern PACKAGE = BalancePattern.of(TypeOfRecord.DATA, "package");

  private static LocalClock of(String zone) {
    return LocalClock.of(ZoneId.of(zone), FROM, UNTIL);
  }

  /** Opens the account and has a set give it a package at a moment. */
  private static Optional<Instant> end(LedgerShard shard, Instant at, String rule) {
    StoredAction topUp = on(ActionType.TOPUP, PACKAGE, "1");
    StoredAction ending =
        new StoredAction(
            topUp.type(),
            topUp.balance(),
            topUp.value(),
            Optional.of(new Expiry.Rule(rule, Expiry.Rule.LOCAL)),
            topUp.condition(),
            "",
            topUp.weight());
    shard.execute(define(set("GIVE", ending)));
    shard.execute(
        new ChangeAccount(
            at,
            Optional.empty(),
            ALICE,
            List.of(
                new AccountAction.Configure(AccountTerms.PREPAID),
                new AccountAction.RunActions("GIVE"))));
    return shard
        .account(ALICE)
        .flatMap(account -> account.balance(TypeOfRecord.DATA, "package"))
        .flatMap(Balance::expiry);
  }

  @ParameterizedTest
  @CsvSource({
    // Summer time in Melbourne ends on 5 April 2026 and begins on 4 October 2026, both at night.
    "2026-10-01T00:00+10:00[Australia/Melbourne], *month_end, 2026-10-31T23:59:59+11:00",
    "2026-04-01T00:00+11:00[Australia/Melbourne], *month_end, 2026-04-30T23:59:59+10:00",
    "2026-09-15T00:00+10:00[Australia/Melbourne], *monthly, 2026-10-15T00:00+11:00",
    "2026-10-04T00:00+10:00[Australia/Melbourne], *daily, 2026-10-05T00:00+11:00",
    "2026-04-05T00:00+11:00[Australia/Melbourne], *daily, 2026-04-06T00:00+10:00",
    "2026-10-03T02:30+10:00[Australia/Melbourne], *daily, 2026-10-04T03:30+11:00",
    "2026-07-01T00:00+10:00[Australia/Melbourne], *yearly, 2027-07-01T00:00+10:00",
    "2026-04-04T23:59+11:00[Australia/Melbourne], *monthly+1h, 2026-05-05T00:59+10:00",
    "2026-10-04T00:00+10:00[Australia/Melbourne], +24h, 2026-10-05T01:00+11:00"
  })
  void shouldEndByTheCalendarOfTheTenant(String given, String rule, String expected) {
    // Given
    LedgerShard shard = new LedgerShard(TariffPort.NONE);
    shard.execute(define(new Definition.TenantClock("*any", of("Europe/Berlin"))));
    shard.execute(define(new Definition.TenantClock(ALICE.tenant(), of("Australia/Melbourne"))));
    LedgerShard restored = Ledgers.restored(shard, TariffPort.NONE);
    Instant at = java.time.ZonedDateTime.parse(given).toInstant();

    // When
    Optional<Instant> end = end(restored, at, rule);

    // Then
    assertThat(end).contains(java.time.OffsetDateTime.parse(expected).toInstant());
  }

  @Test
  void shouldEndByTheClockOfAllOthersOrElseByUtc() {
    // Given
    Instant at = Instant.parse("2026-02-10T00:00:00Z");
    LedgerShard others = new LedgerShard(TariffPort.NONE);
    others.execute(define(new Definition.TenantClock("*any", of("Europe/Berlin"))));

    // When
    Optional<Instant> end = end(others, at, "*month_end");
    Optional<Instant> withoutClock = end(new LedgerShard(TariffPort.NONE), at, "*month_end");

    // Then
    assertThat(end).contains(Instant.parse("2026-02-28T22:59:59Z"));
    assertThat(withoutClock).contains(Instant.parse("2026-02-28T23:59:59Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Australia/Melbourne",
        "Australia/Lord_Howe",
        "America/St_Johns",
        "Europe/London",
        "Asia/Kolkata",
        "Pacific/Kiritimati"
      })
  void shouldShowWhatTheZoneShows(String name) {
    // Given
    ZoneId zone = ZoneId.of(name);
    LocalClock clock = of(name);
    List<LocalDateTime> times =
        IntStream.range(0, 40 * 1_000)
            .mapToObj(i -> LocalDateTime.of(2025, 1, 2, 0, 15).plusMinutes(i * 523L))
            .toList();

    // When
    List<LocalDateTime> others =
        times.stream()
            .filter(local ->
                !clock.moment(local).equals(local.atZone(zone).toInstant())
                    || !clock.at(clock.moment(local)).equals(local.atZone(zone).toLocalDateTime()))
            .toList();

    // Then
    assertThat(others).isEmpty();
  }

  @Test
  void shouldReadBackTheMostShifts() {
    // Given
    java.util.TreeMap<Long, Integer> shifts = new java.util.TreeMap<>();
    for (int i = 0; i < LocalClock.SHIFTS_MAX; i++) {
      shifts.put(Long.MIN_VALUE + i * 3L, i % 2 == 0 ? 64_800 : -64_800);
    }
    LedgerCommand command =
        define(
            new Definition.TenantClock(
                "t", new LocalClock(java.time.ZoneOffset.ofTotalSeconds(-64_800), shifts)));

    // When
    LedgerCommand read = LedgerCommandDecoder.decode(new LedgerCommandEncoder().encode(command));

    // Then
    assertThat(read).isEqualTo(command);
  }
}
