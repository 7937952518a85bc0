package org.signalbox.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ledger.Caller.SECOND;
import static org.signalbox.ledger.Ledgers.ALICE;
import static org.signalbox.ledger.Ledgers.change;
import static org.signalbox.ledger.Ledgers.money;
import static org.signalbox.ledger.PriceLists.everyone;
import static org.signalbox.ledger.PriceLists.slot;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.signalbox.core.Amount;
import org.signalbox.rating.TypeOfRecord;

/** A session keeps the objects it has, and makes no new ones of what each request says again. */
class SharedObjectsTest {

  private static final String CALL = "call-1";

  private final LedgerShard shard = Caller.charging(everyone(slot("22", "60s", "60s")), ALICE);
  private final Caller call = Caller.calling(shard);

  @BeforeEach
  void begin() {
    shard.execute(change(ALICE, money("1000")));
    send(SessionPhase.INITIAL, PartStep.Report.reserving(60 * SECOND));
  }

  /** As it comes out of a log: with objects of its own. */
  private void send(SessionPhase phase, PartStep step) {
    LedgerCommand command = call.charge(phase, step);
    LedgerCommand read = LedgerCommandDecoder.decode(new LedgerCommandEncoder().encode(command));
    assertThat(read).isEqualTo(command).isNotSameAs(command);
    Caller.outcome(call.execute(read));
  }

  private Session session() {
    return shard.session(CALL).orElseThrow();
  }

  private SessionPart part() {
    return session().parts().getFirst();
  }

  @Test
  void shouldNameTheAccountByItsOwnObject() {
    // When
    AccountId named = part().terms().orElseThrow().account();

    // Then
    AccountId own = shard.account(ALICE).orElseThrow().id();
    assertThat(named).isSameAs(own);
    assertThat(part().held().getFirst().source().account()).isSameAs(own);
  }

  @Test
  void shouldKeepNamesAndTermsFromOneRequestToTheNext() {
    // Given
    Session session = session();
    SessionPart before = part();

    // When
    send(SessionPhase.UPDATE, PartStep.Report.continuing(60 * SECOND, 60 * SECOND));

    // Then
    assertThat(session().id()).isSameAs(session.id());
    assertThat(part().key()).isSameAs(before.key());
    assertThat(part().outcome().key()).isSameAs(before.key());
    assertThat(part().terms()).isSameAs(before.terms());
  }

  @Test
  void shouldKeepOneAmountForAllThatOneSeriesHasCost() {
    // Given
    send(SessionPhase.UPDATE, PartStep.Report.continuing(60 * SECOND, 60 * SECOND));

    // When
    send(SessionPhase.UPDATE, PartStep.Report.continuing(60 * SECOND, 60 * SECOND));

    // Then
    assertThat(part().charged()).hasToString("44");
    assertThat(part().spent().getFirst().amount()).isSameAs(part().charged());
    assertThat(part().held().getFirst().before()).isSameAs(part().charged());
    assertThat(part().outcome().charged()).isSameAs(part().charged());
  }

  @Test
  void shouldNameTheBalanceByOneObjectAsLongAsItPays() {
    // Given
    Draw.Source source = part().held().getFirst().source();

    // When
    send(SessionPhase.UPDATE, PartStep.Report.continuing(60 * SECOND, 60 * SECOND));

    // Then
    assertThat(part().spent().getFirst().source()).isSameAs(source);
    assertThat(part().held().getFirst().source()).isSameAs(source);
  }

  @Test
  void shouldMeasureAllThatIsPaidFromTheStartByTheSameSeries() {
    // Given
    Caller other = Caller.of(shard, "call-2", Caller.voice(ALICE, "6140000001"));

    // When
    other.begin(60 * SECOND);

    // Then
    SessionPart second = shard.session("call-2").orElseThrow().parts().getFirst();
    assertThat(second.held().getFirst().series())
        .isEqualTo(new Series.Money(0, ""))
        .isSameAs(part().held().getFirst().series());
  }

  @Test
  void shouldMeasureWhatIsRestoredByTheSameSeries() {
    // Given
    Series series = part().held().getFirst().series();

    // When
    LedgerShard restored = Ledgers.restored(shard, TariffPort.NONE);

    // Then
    SessionPart again = restored.session(CALL).orElseThrow().parts().getFirst();
    assertThat(again).isEqualTo(part());
    assertThat(again.held().getFirst().series()).isSameAs(series);
  }

  @Test
  void shouldShareTenantAndKindAmongAccountsThatNameThemAnew() {
    // Given
    AccountId carol = new AccountId(new String("cgrates.org".toCharArray()), "1003");
    AccountId dave = new AccountId(new String("cgrates.org".toCharArray()), "1004");

    // When
    shard.execute(change(carol, new AccountAction.Open(), anew("*monetary"), anew("*fax")));
    shard.execute(change(dave, new AccountAction.Open(), anew("*monetary"), anew("*fax")));

    // Then
    Account first = shard.account(carol).orElseThrow();
    Account second = shard.account(dave).orElseThrow();
    assertThat(first.id()).isEqualTo(carol);
    assertThat(second.id()).isEqualTo(dave);
    assertThat(second.id().tenant()).isSameAs(first.id().tenant());
    assertThat(second.balances())
        .extracting(Balance::tor)
        .containsExactly(TypeOfRecord.MONETARY, new TypeOfRecord("*fax"));
    assertThat(second.balances().getFirst().tor()).isSameAs(TypeOfRecord.MONETARY);
  }

  /** A top-up of a kind that has objects of its own. */
  private static AccountAction anew(String kind) {
    TypeOfRecord tor = new TypeOfRecord(new String(kind.toCharArray()));
    return new AccountAction.TopUp(
        new BalanceSpec(tor, "main", Expiry.never(), BalanceTerms.PLAIN), Amount.ONE);
  }
}
