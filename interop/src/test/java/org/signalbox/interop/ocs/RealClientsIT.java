package org.signalbox.interop.ocs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.interop.ocs.ChargedTariff.Price.GIGABYTE;
import static org.signalbox.interop.ocs.ChargedTariff.Price.SECOND;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.testsupport.credit.ClientNode;
import org.signalbox.testsupport.credit.KamailioCall;
import org.signalbox.testsupport.credit.Open5gsSession;
import org.signalbox.testsupport.credit.Open5gsSession.Use;

/** The octets that Open5GS and Kamailio send, charged by a node with its defaults. */
class RealClientsIT {

  private static final int QUOTA_EXHAUSTED = 3;

  @TempDir static Path folder;
  private static ChargingNode node;
  private static CreditPeer gateway;

  private final Instant end = InstantSource.system().instant();

  @BeforeAll
  static void open() {
    node = ChargingNode.standard(folder, Map.of("data,*any", GIGABYTE, "call,*any", SECOND));
    gateway = node.peer("smf.localdomain");
  }

  @AfterAll
  static void close() {
    gateway.close();
    node.close();
  }

  private static Open5gsSession data(String msisdn, int number) {
    return new Open5gsSession(
        Open5gsSession.SAMPLE_NODE,
        "smf.localdomain;1795668978;" + number + ";app_gy",
        "001010000000001",
        msisdn,
        "internet");
  }

  private static KamailioCall call(String subscriber, int number) {
    return new KamailioCall(
        new ClientNode("cscf.ims.example", "ims.example", "ocs.localdomain", "localdomain"),
        "cscf.ims.example;173915114;" + number,
        subscriber,
        "sip:+61400000099@ims.example",
        number + "-62@10.99.0.1");
  }

  @Test
  void shouldChargeADataSessionWithoutRatingGroup() {
    // Given
    Purse purse = node.purse("61400001001", "10");
    Open5gsSession session = data("61400001001", 1);

    // When
    CreditReply first = gateway.ask(session.initial(end.minusSeconds(20)));
    CreditReply second =
        gateway.ask(
            session.update(
                1, end.minusSeconds(10), new Use(10, 400_000, 600_000), QUOTA_EXHAUSTED));
    CreditReply last = gateway.ask(session.termination(2, end, new Use(5, 100_000, 400_000)));

    // Then
    assertThat(first.service().granted(Ro.TOTAL_OCTETS)).as(first::toString).isEqualTo(1_000_000);
    assertThat(first.service().avps().has(Ro.RATING_GROUP)).isFalse();
    assertThat(second.service().granted(Ro.TOTAL_OCTETS)).as(second::toString).isEqualTo(1_000_000);
    assertThat(last.result()).as(last::toString).isEqualTo(2001);
    assertThat(purse.money()).isEqualByComparingTo("9.9985");
    assertThat(purse.cdrs(1).getFirst().path("Cost").decimalValue()).isEqualByComparingTo("0.0015");
  }

  @Test
  void shouldRefuseDataInTheServiceSoThatTheClientCleansUp() {
    // Given
    node.purse("61400001002", "0");
    Open5gsSession session = data("61400001002", 2);

    // When
    CreditReply refused = gateway.ask(session.initial(end.minusSeconds(1)));
    CreditReply last = gateway.ask(session.termination(1, end, new Use(0, 0, 0)));

    // Then
    assertThat(refused.result()).as(refused::toString).isEqualTo(2001);
    assertThat(refused.service().result()).isEqualTo(4012);
    assertThat(last.message().isError()).as(last::toString).isFalse();
  }

  @Test
  void shouldChargeACallOfOctetsThatNoSpecificationKnows() {
    // Given
    Purse purse = node.purse("61400001003", "100");
    KamailioCall call = call("+61400001003", 3);

    // When
    CreditReply first = gateway.ask(call.initial(end.minusSeconds(26), 30));
    CreditReply second = gateway.ask(call.update(1, end.minusSeconds(6), 20, 30));
    CreditReply last = gateway.ask(call.termination(2, end, 6));

    // Then
    assertThat(first.service().granted(Ro.TIME)).as(first::toString).isEqualTo(30);
    assertThat(first.service().validity())
        .as("a missing one is taken for 0, and the call is cut at once")
        .isGreaterThanOrEqualTo(30);
    assertThat(second.service().granted(Ro.TIME)).as(second::toString).isEqualTo(30);
    assertThat(last.result()).as(last::toString).isEqualTo(2001);
    assertThat(purse.money()).isEqualByComparingTo("74");
  }

  @Test
  void shouldKnowASubscriberByASipUri() {
    // Given
    Purse purse = node.purse("61400001004", "100");
    KamailioCall call = call("sip:+61400001004@ims.example", 4);

    // When
    gateway.ask(call.initial(end.minusSeconds(10), 30));
    gateway.ask(call.termination(1, end, 10));

    // Then
    assertThat(purse.money()).isEqualByComparingTo("90");
  }

  @Test
  void shouldRefuseACallAtBothLevelsSoThatTheCallerIsTold() {
    // Given
    node.purse("61400001005", "0");
    KamailioCall call = call("+61400001005", 5);

    // When
    CreditReply refused = gateway.ask(call.initial(end.minusSeconds(1), 30));
    CreditReply last = gateway.ask(call.termination(1, end, 0));

    // Then
    assertThat(refused.result()).as(refused::toString).isEqualTo(4012);
    assertThat(last.message().isError()).as(last::toString).isFalse();
  }

  @Test
  void shouldTellACallerWhoIsNoCustomer() {
    // Given
    KamailioCall call = call("+61400009999", 6);

    // When
    CreditReply refused = gateway.ask(call.initial(end, 30));

    // Then
    assertThat(refused.result()).as(refused::toString).isEqualTo(5030);
  }
}
