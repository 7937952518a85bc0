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
}
