package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ledger.Caller.SECOND;
import static org.signalbox.ledger.Caller.calling;
import static org.signalbox.ledger.Caller.charging;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.change;
import static org.signalbox.ledger.Ledgers.money;
import static org.signalbox.ledger.PriceLists.everyone;
import static org.signalbox.ledger.PriceLists.slot;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.core.Amount;
import org.signalbox.rating.TypeOfRecord;

/** The numbers that the posts work out, to the last digit. */
class WorkedNumbersTest {

  private static final long WITHOUT_LIMIT = 1_000_000_000_000_000L;

  @Test
  void shouldCharge88For181SecondsAt22AMinute() {
    // Given
    LedgerShard shard = charging(everyone(slot("22", "60s", "60s")), ALICE);
    shard.execute(change(ALICE, money("100")));
    Caller call = calling(shard);
    call.begin(300 * SECOND);

    // When
    PartOutcome end = call.end(181 * SECOND);

    // Then
    assertThat(end.charged()).isEqualTo(Amount.of(88));
    assertThat(money(shard, ALICE)).isEqualTo("12");
  }

  @Test
  void shouldGrantSixThousandSecondsFor20At20CentsAMinute() {
    // Given
    LedgerShard shard = charging(everyone(slot("0.20", "60s", "1s")), ALICE);
    shard.execute(change(ALICE, money("20")));

    // When
    PartOutcome granted = calling(shard).begin(WITHOUT_LIMIT);

    // Then
    assertThat(granted.granted()).isEqualTo(6_000 * SECOND);
    assertThat(granted.isFinal()).isTrue();
    assertThat(money(shard, ALICE)).isEqualTo("0");
  }

  @Test
  void shouldGrantTenGigaoctetsFor10AtOneEach() {
    // Given
    LedgerShard shard = charging(everyone(slot("1", "1000000000", "1")), ALICE);
    shard.execute(change(ALICE, money("10")));
    Caller data = Caller.of(shard, "data", Caller.using(TypeOfRecord.DATA, ALICE, ""));

    // When
    PartOutcome granted = data.begin(WITHOUT_LIMIT);

    // Then
    assertThat(granted.granted()).isEqualTo(10_000_000_000L);
  }

  @ParameterizedTest
  @CsvSource({"10, 4, 0", "11, 4, 1", "2.49, 0, 2.49", "2.5, 1, 0"})
  void shouldSellWholeBoxesAtTwoAndAHalf(String credit, long boxes, String left) {
    // Given
    LedgerShard shard = charging(everyone(slot("2.50", "1", "1")), ALICE);
    shard.execute(change(ALICE, money(credit)));
    Caller shop = Caller.of(shard, "boxes", Caller.using(TypeOfRecord.GENERIC, ALICE, ""));

    // When
    PartOutcome granted = shop.begin(WITHOUT_LIMIT);

    // Then
    assertThat(granted.granted()).isEqualTo(boxes);
    assertThat(money(shard, ALICE)).isEqualTo(left);
  }

  @Test
  void shouldDebit700AndGiveBack200OfSlicesOf600And300() {
    // Given
    LedgerShard shard = charging(everyone(slot("1", "1s", "1s")), ALICE);
    shard.execute(change(ALICE, money("1000")));
    Caller call = calling(shard);
    call.begin(600 * SECOND);
    PartOutcome update = call.go(500 * SECOND, 300 * SECOND);
    String during = money(shard, ALICE);

    // When
    PartOutcome end = call.end(200 * SECOND);

    // Then
    assertThat(update.granted()).isEqualTo(300 * SECOND);
    assertThat(during).isEqualTo("200");
    assertThat(end.charged()).isEqualTo(Amount.of(700));
    assertThat(money(shard, ALICE)).isEqualTo("300");
    assertThat(releases(call)).containsExactly(Amount.of(100), Amount.of(100));
  }

  private static java.util.List<Amount> releases(Caller call) {
    return call.records().stream()
        .filter(LedgerRecord.EntryPosted.class::isInstance)
        .map(LedgerRecord.EntryPosted.class::cast)
        .filter(entry -> entry.kind() == EntryKind.RELEASE)
        .map(LedgerRecord.EntryPosted::change)
        .toList();
  }

  @Test
  void shouldCutACallOf3At1AMinuteAt180Seconds() {
    // Given
    LedgerShard shard = charging(everyone(slot("1", "60s", "60s")), ALICE);
    shard.execute(change(ALICE, money("3")));

    // When
    PartOutcome granted = calling(shard).begin(WITHOUT_LIMIT);

    // Then
    assertThat(granted.granted()).isEqualTo(180 * SECOND);
  }

  @Test
  void shouldLeave1Of3AfterTwoMinutesAt1AMinute() {
    // Given
    LedgerShard shard = charging(everyone(slot("1", "60s", "60s")), ALICE);
    shard.execute(change(ALICE, money("3")));
    Caller call = calling(shard);
    call.begin(WITHOUT_LIMIT);

    // When
    call.end(120 * SECOND);

    // Then
    assertThat(money(shard, ALICE)).isEqualTo("1");
  }

  @Test
  void shouldGrantAllThatIsAskedForWhereThereIsMore() {
    // Given
    LedgerShard shard = charging(everyone(slot("0.20", "60s", "1s")), ALICE);
    shard.execute(change(ALICE, money("20")));

    // When
    PartOutcome granted = calling(shard).begin(300 * SECOND);

    // Then
    assertThat(granted.granted()).isEqualTo(300 * SECOND);
    assertThat(granted.isFinal()).isFalse();
    assertThat(granted.refusal()).isEmpty();
    assertThat(money(shard, ALICE)).isEqualTo("19");
  }

  @Test
  void shouldGrantMoneyThatIsAskedForAsMoney() {
    // Given
    LedgerShard shard = charging(everyone(slot("1", "1s", "1s")), ALICE);
    shard.execute(change(ALICE, money("5")));
    PartTerms money =
        new PartTerms(
            ALICE,
            TypeOfRecord.MONETARY,
            Pricing.Fixed.millionths(),
            "call",
            "",
            Ledgers.NOON.atZone(java.time.ZoneOffset.UTC));

    // When
    PartOutcome granted = Caller.of(shard, "money", money).begin(2_500_000);

    // Then
    assertThat(granted.granted()).isEqualTo(2_500_000);
    assertThat(money(shard, ALICE)).isEqualTo("2.5");
  }

  @Test
  void shouldAskWithoutReserving() {
    // Given
    LedgerShard shard = charging(everyone(slot("0.20", "60s", "1s")), ALICE);
    shard.execute(change(ALICE, money("20")));
    String before = shard.stateHash();

    // When
    PartOutcome most =
        shard.question(
            Caller.voice(ALICE, "6140000001"),
            new PartStep.Reserve(WITHOUT_LIMIT, 1),
            Ledgers.NOON);

    // Then
    assertThat(most.granted()).isEqualTo(6_000 * SECOND);
    assertThat(most.refusal()).isEqualTo(Optional.empty());
    assertThat(shard.stateHash()).isEqualTo(before);
  }
}
