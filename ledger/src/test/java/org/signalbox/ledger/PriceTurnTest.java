package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.signalbox.ledger.Caller.SECOND;
import static org.signalbox.ledger.Caller.charging;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.NOON;
import static org.signalbox.ledger.Ledgers.change;
import static org.signalbox.ledger.Ledgers.money;
import static org.signalbox.ledger.PriceLists.slot;
import static org.signalbox.ledger.PriceLists.withFee;

import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signalbox.core.Amount;
import org.signalbox.rating.TypeOfRecord;

/** Usage before and after a moment at which the price changes: each at its own. */
class PriceTurnTest {

  /** 2 an octet by day, 1 from one o'clock on; a fee of 5 whenever one begins. */
  private static final Map<LocalTime, org.signalbox.rating.RateSlot> BY_TIME =
      Map.of(
          LocalTime.MIDNIGHT,
          withFee("5", slot("2", "1", "1")),
          LocalTime.of(13, 0),
          withFee("5", slot("1", "1", "1")));

  private static final ZonedDateTime ONE_O_CLOCK = NOON.plusSeconds(3_600).atZone(ZoneOffset.UTC);

  private LedgerShard shard;
  private Caller data;

  @BeforeEach
  void open() {
    shard = charging(PriceLists.byTime(BY_TIME), ALICE);
    shard.execute(change(ALICE, money("1000")));
    data = Caller.of(shard, "data", Caller.using(TypeOfRecord.DATA, ALICE, ""));
  }

  private static PartStep.Report turned(long used, long before, long asked) {
    return new PartStep.Report(
        used,
        Optional.of(new PartStep.Reserve(asked, 1)),
        false,
        Backing.HELD,
        Optional.of(new PriceTurn(before, ONE_O_CLOCK)));
  }

  @Test
  void shouldPriceUsageBeforeAndAfterTheTurnEachAtItsOwn() {
    // Given
    data.begin(100);

    // When
    PartOutcome outcome = Caller.outcome(data.send(SessionPhase.UPDATE, turned(90, 60, 50)));

    // Then
    assertThat(outcome.charged()).isEqualTo(Amount.of(5 + 60 * 2 + 30));
    assertThat(outcome.granted()).isEqualTo(50);
    assertThat(money(shard, ALICE)).isEqualTo("" + (1000 - 155 - 50));
  }

  @Test
  void shouldKeepThePriceSaidLastForWhatIsUsedAfterARefund() {
    // Given
    data.begin(100);
    data.send(SessionPhase.UPDATE, turned(90, 60, 50));
    data.send(SessionPhase.UPDATE, new PartStep.Refund(50));

    // When
    PartOutcome end = data.end(80);

    // Then
    assertThat(end.charged()).isEqualTo(Amount.of(5 + 40 * 2 + 80));
  }

  @Test
  void shouldGoOnAtThePriceOfTheTurn() {
    // Given
    data.begin(100);
    data.send(SessionPhase.UPDATE, turned(90, 60, 50));

    // When
    PartOutcome end = data.end(80);

    // Then
    assertThat(end.charged()).isEqualTo(Amount.of(5 + 60 * 2 + 110));
    assertThat(money(shard, ALICE)).isEqualTo("" + (1000 - 235));
  }

  @Test
  void shouldRememberTurnsInAnImage() {
    // Given
    data.begin(100);
    data.send(SessionPhase.UPDATE, turned(90, 60, 50));
    LedgerShard restored = Ledgers.restored(shard, PriceLists.port(PriceLists.byTime(BY_TIME)));
    LedgerCommand end = data.charge(SessionPhase.TERMINATION, PartStep.Report.ending(80));

    // When
    LedgerReply reply = restored.execute(end).reply();

    // Then
    assertThat(reply).isEqualTo(shard.execute(end).reply());
    assertThat(restored.stateHash()).isEqualTo(shard.stateHash());
  }

  @Test
  void shouldPriceACallByTheMomentThatItsClientSaysItTurned() {
    // Given
    LedgerShard voice =
        charging(
            PriceLists.byTime(
                Map.of(
                    LocalTime.MIDNIGHT,
                    slot("2", "1s", "1s"),
                    LocalTime.of(13, 0),
                    slot("1", "1s", "1s"))),
            ALICE);
    voice.execute(change(ALICE, money("1000")));
    Caller call = Caller.calling(voice);
    call.begin(100 * SECOND);

    // When
    PartOutcome outcome =
        Caller.outcome(
            call.send(SessionPhase.UPDATE, turned(90 * SECOND, 60 * SECOND, 50 * SECOND)));

    // Then
    assertThat(outcome.charged()).isEqualTo(Amount.of(150));
    assertThat(money(voice, ALICE)).isEqualTo("" + (1000 - 150 - 50));
  }

  @Test
  void shouldPayTheFeeOnceWhereNothingWasUsedBeforeTheTurn() {
    // Given
    data.begin(100);

    // When
    PartOutcome outcome = Caller.outcome(data.send(SessionPhase.UPDATE, turned(10, 0, 50)));

    // Then
    assertThat(outcome.charged()).isEqualTo(Amount.of(15));
  }

  @Test
  void shouldRefuseATurnBeyondWhatWasUsed() {
    assertThatThrownBy(() -> turned(10, 11, 50)).isInstanceOf(IllegalArgumentException.class);
  }
}
