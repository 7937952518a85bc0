package org.signalbox.ocs.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.signalbox.charging.Cdr;
import org.signalbox.diameter.message.AvpWriter;
import org.signalbox.diameter.message.ResultCode;
import org.signalbox.ocs.control.Ccr.Mscc;
import org.signalbox.ocs.message.ChargingAvp;
import org.signalbox.ocs.message.CreditControlAvp;

/** Messages and other events: one request, or reserved and then debited. */
class EventChargingTest extends ChargingScenario {

  private static final int DIRECT_DEBITING = 0;
  private static final int REFUND_ACCOUNT = 1;
  private static final int CHECK_BALANCE = 2;
  private static final int PRICE_ENQUIRY = 3;
  private static final int ENOUGH_CREDIT = 0;
  private static final int NO_CREDIT = 1;

  private OnlineCharging charging() {
    return start(new TestTariffs().each("sms", "0.20"), new TestMap());
  }

  private static Ccr event(String session, int action) {
    return Ccr.sms(session).event(action);
  }

  @Test
  void shouldDebitAMessageWithoutAnyServiceGroupAtOnce() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client = charging.client("client.visited");

    // When
    Cca answer = client.send(event("smsc;1", DIRECT_DEBITING));

    // Then
    assertThat(answer.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(answer.command().units()).isEqualTo(1);
    assertThat(charging.money()).isEqualTo("0.8");
    assertThat(charging.cdrs()).extracting(Cdr::usage).containsExactly(1L);
  }

  @Test
  void shouldDebitAMessageForEachRecipientWhereNoUnitsAreNamed() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client = charging.client("client.visited");
    Ccr toThree =
        event("smsc;1", DIRECT_DEBITING)
            .with(out ->
                out.group(
                    ChargingAvp.SERVICE_INFORMATION,
                    information ->
                        information.group(
                            ChargingAvp.SMS_INFORMATION, EventChargingTest::toThree)));

    // When
    Cca answer = client.send(toThree);

    // Then
    assertThat(answer.command().units()).isEqualTo(3);
    assertThat(charging.money()).isEqualTo("0.4");
  }

  private static void toThree(AvpWriter message) {
    for (String number : List.of("61400000002", "61400000003", "61400000004")) {
      message.group(
          ChargingAvp.RECIPIENT_INFO,
          recipient ->
              recipient.group(
                  ChargingAvp.RECIPIENT_ADDRESS,
                  address -> address.text(ChargingAvp.ADDRESS_DATA, number)));
    }
  }

  private static Ccr to(Ccr request, Consumer<AvpWriter> recipients) {
    return request.with(out ->
        out.group(
            ChargingAvp.SERVICE_INFORMATION,
            information -> information.group(ChargingAvp.SMS_INFORMATION, recipients)));
  }

  private static void address(AvpWriter recipient, int type, String number) {
    recipient.group(
        ChargingAvp.RECIPIENT_ADDRESS,
        address -> {
          address.integer32(ChargingAvp.ADDRESS_TYPE, type);
          address.text(ChargingAvp.ADDRESS_DATA, number);
        });
  }

  @Test
  void shouldDebitOneMessageToARecipientOfSeveralAddresses() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client = charging.client("client.visited");
    Ccr toOne =
        to(
            event("smsc;1", DIRECT_DEBITING),
            message ->
                message.group(
                    ChargingAvp.RECIPIENT_INFO,
                    recipient -> {
                      address(recipient, 7, "505010000000002");
                      address(recipient, 1, "61400000002");
                    }));

    // When
    Cca answer = client.send(toOne);

    // Then
    assertThat(answer.command().units()).isEqualTo(1);
    assertThat(charging.money()).isEqualTo("0.8");
  }

  @Test
  void shouldDebitEveryMessageToMoreRecipientsThanAreRemembered() {
    // Given
    OnlineCharging charging = charging().topUp("100");
    TestClient client = charging.client("client.visited");
    Ccr toMany =
        to(
            event("smsc;1", DIRECT_DEBITING),
            message -> {
              for (int i = 0; i < 150; i++) {
                String number = "6140000" + (1000 + i);
                message.group(
                    ChargingAvp.RECIPIENT_INFO, recipient -> address(recipient, 1, number));
              }
            });

    // When
    Cca answer = client.send(toMany);

    // Then
    assertThat(answer.command().units()).isEqualTo(150);
    assertThat(charging.money()).isEqualTo("70");
  }

  @Test
  void shouldReserveAMessageForEachRecipientWhereNoUnitsAreNamed() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client = charging.client("client.visited");

    // When
    Cca began = client.send(to(Ccr.sms("smsc;1").initial(), EventChargingTest::toThree));

    // Then
    assertThat(began.command().units()).isEqualTo(3);
    assertThat(charging.money()).isEqualTo("0.4");
  }

  @Test
  void shouldDebitAsManyMessagesAsAreAskedFor() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client = charging.client("client.visited");

    // When
    Cca answer =
        client.send(
            event("smsc;1", DIRECT_DEBITING).wantingCost().service(Mscc.group(5).askingUnits(3)));

    // Then
    assertThat(answer.service().units()).isEqualTo(3);
    assertThat(answer.cost()).isEqualTo("6e-1");
    assertThat(charging.money()).isEqualTo("0.4");
  }

  @Test
  void shouldRefuseAMessageThatCannotBePaid() {
    // Given
    OnlineCharging charging = charging().topUp("0.1");
    TestClient client = charging.client("client.visited");

    // When
    Cca answer = client.send(event("smsc;1", DIRECT_DEBITING));

    // Then
    assertThat(answer.result()).isEqualTo(ResultCode.CREDIT_LIMIT_REACHED);
    assertThat(charging.money()).isEqualTo("0.1");
  }

  @Test
  void shouldDebitAnEventOnceThatComesTwice() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client = charging.client("client.visited");
    client.send(event("smsc;1", DIRECT_DEBITING).endToEnd(1));

    // When
    Cca again = client.send(event("smsc;1", DIRECT_DEBITING).endToEnd(2));

    // Then
    assertThat(again.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.money()).isEqualTo("0.8");
  }

  @Test
  void shouldRefundAMessageAtItsPrice() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client = charging.client("client.visited");

    // When
    Cca answer = client.send(event("smsc;2", REFUND_ACCOUNT).service(Mscc.group(5).askingUnits(2)));

    // Then
    assertThat(answer.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.money()).isEqualTo("1.4");
  }

  @Test
  void shouldUndoTheEventThatARefundNamesOnce() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client = charging.client("client.visited");
    client.send(event("smsc;1", DIRECT_DEBITING).service(Mscc.group(5).askingUnits(3)));
    Ccr refund =
        event("smsc;2", REFUND_ACCOUNT)
            .service(Mscc.group(5).with(out -> out.text(ChargingAvp.REFUND_INFORMATION, "smsc;1")));
    client.send(refund.endToEnd(1));

    // When
    Cca again = client.send(refund.endToEnd(2));

    // Then
    assertThat(again.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(charging.money()).isEqualTo("1");
    assertThat(
            client
                .send(
                    event("smsc;3", REFUND_ACCOUNT)
                        .service(
                            Mscc.group(5)
                                .with(out -> out.text(ChargingAvp.REFUND_INFORMATION, "smsc;1"))))
                .service()
                .result())
        .isEqualTo(ResultCode.UNABLE_TO_COMPLY);
  }

  @Test
  void shouldSayThatThereIsEnoughCreditAndMoveNothing() {
    // Given
    OnlineCharging charging = charging().topUp("0.5");
    TestClient client = charging.client("client.visited");

    // When
    Cca answer = client.send(event("smsc;3", CHECK_BALANCE).service(Mscc.group(5).askingUnits(2)));

    // Then
    assertThat(answer.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(answer.message().avps().integer32(CreditControlAvp.CHECK_BALANCE_RESULT))
        .hasValue(ENOUGH_CREDIT);
    assertThat(charging.money()).isEqualTo("0.5");
  }

  @Test
  void shouldSayThatThereIsNotEnoughCredit() {
    // Given
    TestClient client = charging().topUp("0.5").client("client.visited");

    // When
    Cca answer = client.send(event("smsc;3", CHECK_BALANCE).service(Mscc.group(5).askingUnits(3)));

    // Then
    assertThat(answer.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(answer.message().avps().integer32(CreditControlAvp.CHECK_BALANCE_RESULT))
        .hasValue(NO_CREDIT);
  }

  @Test
  void shouldTellAPriceToWhoeverEnquires() {
    // Given
    OnlineCharging charging = charging().topUp("0");
    TestClient client = charging.client("client.visited");

    // When
    Cca answer = client.send(event("smsc;4", PRICE_ENQUIRY).service(Mscc.group(5).askingUnits(4)));

    // Then
    assertThat(answer.result()).isEqualTo(ResultCode.SUCCESS);
    assertThat(answer.cost()).isEqualTo("8e-1");
    assertThat(charging.money()).isEqualTo("0");
  }

  @Test
  void shouldDebitAMessageThatWasReservedOnceItIsDelivered() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client = charging.client("client.visited");
    Ccr.Session session = Ccr.sms("smsc;5");
    Cca reserved = client.send(session.initial().service(Mscc.group(5).askingUnits(1)));

    // When
    client.send(
        session
            .last(1)
            .service(
                Mscc.group(5)
                    .with(out ->
                        out.group(
                            CreditControlAvp.USED_SERVICE_UNIT,
                            units ->
                                units.integer64(CreditControlAvp.CC_SERVICE_SPECIFIC_UNITS, 1)))));

    // Then
    assertThat(reserved.service().units()).isEqualTo(1);
    assertThat(charging.money()).isEqualTo("0.8");
  }

  @Test
  void shouldReturnTheReservationOfAMessageThatIsNotDelivered() {
    // Given
    OnlineCharging charging = charging().topUp("1");
    TestClient client = charging.client("client.visited");
    Ccr.Session session = Ccr.sms("smsc;5");
    client.send(session.initial().service(Mscc.group(5).askingUnits(1)));

    // When
    client.send(session.last(1));

    // Then
    assertThat(charging.money()).isEqualTo("1");
  }
}
