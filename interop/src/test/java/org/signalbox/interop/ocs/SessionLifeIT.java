package org.signalbox.interop.ocs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.interop.ocs.ChargedTariff.Price.SECOND;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.interop.ocs.CreditSession.Services;
import org.signalbox.testsupport.RpcAnswer;

/** Sessions that outlive their node and their connections, and top-ups that race with refusals. */
class SessionLifeIT {

  private static final AtomicInteger SESSIONS = new AtomicInteger();
  private static final long GROUP = 1;
  private static final int RACES = 1_000;

  @TempDir static Path folder;
  private static ChargingNode node;

  private final Instant begin = InstantSource.system().instant().minusSeconds(600);

  @BeforeAll
  static void open() {
    node = ChargingNode.start(folder, Map.of("call,*any", SECOND));
  }

  @AfterAll
  static void close() {
    node.close();
  }

  private static CreditSession session(CreditPeer client, String account) {
    return new CreditSession(
        client.origin(),
        client.origin().host().text() + ";1;" + SESSIONS.incrementAndGet(),
        account,
        CreditSession.VOICE);
  }

  @Test
  void shouldTakeTheReportOfASessionThatBeganBeforeTheNodeWasKilled() {
    // Given
    Purse purse = node.purse("7001", "1000");
    CreditPeer before = node.peer("before.test.example");
    CreditSession call = session(before, "7001");
    before.ask(call.initial(begin, Services.asking(GROUP, Ro.TIME, 300)));

    // When
    node.restart();
    CreditPeer after = node.peer("before.test.example");
    CreditReply update =
        after.ask(
            call.update(1, begin.plusSeconds(250), Services.goingOn(GROUP, Ro.TIME, 250, 300)));
    CreditReply last =
        after.ask(call.termination(2, begin.plusSeconds(300), Services.using(GROUP, Ro.TIME, 50)));

    // Then
    assertThat(update.service().granted(Ro.TIME)).as(update::toString).isEqualTo(300);
    assertThat(last.result()).as(last::toString).isEqualTo(2001);
    assertThat(purse.money()).isEqualByComparingTo("700");
    after.close();
  }

  @Test
  void shouldDebitAReportOnceThatIsSentAgainAfterTheNodeWasKilled() {
    // Given
    Purse purse = node.purse("7002", "1000");
    CreditPeer before = node.peer("again.test.example");
    CreditSession call = session(before, "7002");
    before.ask(call.initial(begin, Services.asking(GROUP, Ro.TIME, 300)));
    DiameterMessage update =
        call.update(1, begin.plusSeconds(250), Services.goingOn(GROUP, Ro.TIME, 250, 300))
            .withEndToEnd(77_002);
    CreditReply first = before.ask(update);

    // When
    node.restart();
    CreditPeer after = node.peer("again.test.example");
    CreditReply again = after.ask(update.retransmitted());

    // Then
    assertThat(again.service().granted(Ro.TIME)).isEqualTo(first.service().granted(Ro.TIME));
    assertThat(purse.money()).isEqualByComparingTo("450");
    after.close();
  }

  @Test
  void shouldAnswerARetransmissionOverAnotherConnectionAsTheFirst() {
    // Given
    Purse purse = node.purse("7003", "1000");
    try (CreditPeer one = node.peer("one.test.example");
        CreditPeer other = node.peer("other.test.example")) {
      CreditSession call = session(one, "7003");
      DiameterMessage initial =
          call.initial(begin, Services.asking(GROUP, Ro.TIME, 300)).withEndToEnd(77_003);
      CreditReply first = one.ask(initial);

      // When
      CreditReply again = other.ask(initial.retransmitted());

      // Then
      assertThat(first.service().granted(Ro.TIME)).as(first::toString).isEqualTo(300);
      assertThat(again.service().granted(Ro.TIME)).as(again::toString).isEqualTo(300);
      assertThat(purse.money()).isEqualByComparingTo("700");
    }
  }

  @Test
  void shouldKeepOneSessionOverTwoPeers() {
    // Given
    Purse purse = node.purse("7004", "1000");
    try (CreditPeer one = node.peer("first.test.example");
        CreditPeer other = node.peer("second.test.example")) {
      CreditSession call = session(one, "7004");
      one.ask(call.initial(begin, Services.asking(GROUP, Ro.TIME, 300)));

      // When
      CreditReply update =
          other.ask(
              call.update(1, begin.plusSeconds(200), Services.goingOn(GROUP, Ro.TIME, 200, 300)));
      CreditReply last =
          one.ask(call.termination(2, begin.plusSeconds(300), Services.using(GROUP, Ro.TIME, 100)));

      // Then
      assertThat(update.service().granted(Ro.TIME)).as(update::toString).isEqualTo(300);
      assertThat(last.result()).as(last::toString).isEqualTo(2001);
      assertThat(purse.money()).isEqualByComparingTo("700");
    }
  }

  /** Whatever comes first: nobody is refused once the money is there, and none of it is lost. */
  @Test
  void shouldGrantOrRefuseWhenATopUpRacesWithARequest() {
    // Given
    Purse purse = node.purse("7005", "0");
    try (CreditPeer client = node.peer("race.test.example")) {
      // When
      int refusals = 0;
      for (int race = 0; race < RACES; race++) {
        CreditSession call = session(client, "7005");
        DiameterMessage asks = call.initial(begin, Services.asking(GROUP, Ro.TIME, 10));
        CompletableFuture<RpcAnswer> topUp = CompletableFuture.supplyAsync(() -> topUp(purse));
        CreditReply reply = client.ask(asks);
        topUp.join().result();
        if (granted(reply) == 0) {
          refusals++;
          client.ask(call.termination(1, begin, Services.using(GROUP, Ro.TIME, 0)));
          call = session(client, "7005");
          reply = client.ask(call.initial(begin, Services.asking(GROUP, Ro.TIME, 10)));
        }
        assertThat(granted(reply)).as("race %s: %s", race, reply).isEqualTo(10);
        client.ask(call.termination(1, begin.plusSeconds(10), Services.using(GROUP, Ro.TIME, 10)));
      }

      // Then
      assertThat(purse.money()).as("%s were refused at first", refusals).isEqualByComparingTo("0");
    }
  }

  private static RpcAnswer topUp(Purse purse) {
    return purse
        .rpc()
        .call(
            "APIerSv1.AddBalance",
            "{'Tenant':'cgrates.org','Account':'%s','BalanceType':'*monetary','Value':10}"
                .formatted(purse.account()));
  }

  private static long granted(CreditReply reply) {
    return reply.services().isEmpty() ? 0 : reply.service().granted(Ro.TIME);
  }
}
