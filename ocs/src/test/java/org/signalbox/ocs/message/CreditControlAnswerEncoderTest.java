package org.signalbox.ocs.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.signalbox.core.Amount;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpList;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.Origin;
import org.signalbox.ocs.message.CreditControlRequest.UnitsPlace;

/** Answers as clients get them. */
class CreditControlAnswerEncoderTest {

  private static final Origin LOCAL = Origin.of("ocs.test", "test");
  private static final CreditControlRequest CALL = Ccr.read(KamailioBytes.initial(30));
  private static final FailurePolicy FAILURE =
      new FailurePolicy(
          Optional.of(FailureHandling.RETRY_AND_TERMINATE),
          Optional.of(DirectDebitingFailureHandling.CONTINUE),
          Optional.of(true));

  private static ServiceAnswer granted() {
    return ServiceAnswer.of(CALL.services().getFirst(), 2001)
        .withGranted(ServiceUnits.ofSeconds(30));
  }

  private static AvpList encoded(ServiceAnswer service) {
    return encoded(UnitsPlace.SERVICES, service).avps();
  }

  private static DiameterMessage encoded(UnitsPlace place, ServiceAnswer service) {
    CreditControlAnswer answer =
        new CreditControlAnswer(
            2001,
            place,
            List.of(service),
            Optional.of(new CostInformation(Amount.of("0.88"), 978, Optional.of("minute"))),
            Optional.of(CheckBalanceResult.NO_CREDIT),
            FAILURE);
    return CreditControlAnswerEncoder.encode(CALL, answer, LOCAL);
  }

  private static AvpList service(AvpList avps) {
    return avps.group(CreditControlAvp.MULTIPLE_SERVICES_CREDIT_CONTROL);
  }

  @Test
  void shouldRepeatWhatAClientKnowsItsRequestBy() {
    // When
    DiameterMessage answer = encoded(UnitsPlace.SERVICES, granted());

    // Then
    AvpList avps = answer.avps();
    assertThat(answer.isRequest()).isFalse();
    assertThat(avps.iterator().next().text()).isEqualTo(KamailioBytes.SESSION);
    assertThat(avps.integer32(BaseAvp.RESULT_CODE)).hasValue(2001);
    assertThat(avps.text(BaseAvp.ORIGIN_HOST)).contains("ocs.test");
    assertThat(avps.integer32(BaseAvp.AUTH_APPLICATION_ID)).hasValue(4);
    assertThat(avps.integer32(CreditControlAvp.CC_REQUEST_TYPE)).hasValue(1);
    assertThat(avps.unsigned32(CreditControlAvp.CC_REQUEST_NUMBER)).hasValue(0);
    assertThat(avps.integer32(CreditControlAvp.CC_SESSION_FAILOVER)).hasValue(1);
    assertThat(avps.integer32(CreditControlAvp.CREDIT_CONTROL_FAILURE_HANDLING)).hasValue(2);
    assertThat(avps.integer32(CreditControlAvp.DIRECT_DEBITING_FAILURE_HANDLING)).hasValue(1);
    assertThat(avps.integer32(CreditControlAvp.CHECK_BALANCE_RESULT)).hasValue(1);
  }

  @Test
  void shouldWriteAGrantWithItsServiceAndCode() {
    // When
    AvpList service = service(encoded(granted()));

    // Then
    assertThat(
            service
                .group(CreditControlAvp.GRANTED_SERVICE_UNIT)
                .unsigned32(CreditControlAvp.CC_TIME))
        .hasValue(30);
    assertThat(service.unsigned32(CreditControlAvp.RATING_GROUP)).hasValue(100);
    assertThat(service.unsigned32(CreditControlAvp.SERVICE_IDENTIFIER)).hasValue(1_000);
    assertThat(service.integer32(BaseAvp.RESULT_CODE)).hasValue(2001);
    assertThat(service.has(CreditControlAvp.VALIDITY_TIME)).isFalse();
    assertThat(service.has(CreditControlAvp.FINAL_UNIT_INDICATION)).isFalse();
  }

  @Test
  void shouldWriteTheTermsOfAGrantUpToWhatTheirAvpsCanSay() {
    // Given
    GrantTerms terms =
        new GrantTerms(
            OptionalLong.of(60),
            OptionalLong.of(0),
            OptionalLong.of(5),
            OptionalLong.of(1L << 40),
            OptionalLong.of(1));
    Instant change = Instant.parse("2030-01-01T00:00:00Z");

    // When
    AvpList service = service(encoded(granted().withTerms(terms).withTariffChangeAt(change)));

    // Then
    assertThat(service.unsigned32(CreditControlAvp.VALIDITY_TIME)).hasValue(60);
    assertThat(service.unsigned32(ChargingAvp.QUOTA_HOLDING_TIME)).hasValue(0);
    assertThat(service.unsigned32(ChargingAvp.TIME_QUOTA_THRESHOLD)).hasValue(5);
    assertThat(service.unsigned32(ChargingAvp.VOLUME_QUOTA_THRESHOLD)).hasValue(0xFFFF_FFFFL);
    assertThat(service.unsigned32(ChargingAvp.UNIT_QUOTA_THRESHOLD)).hasValue(1);
    assertThat(
            service
                .group(CreditControlAvp.GRANTED_SERVICE_UNIT)
                .first(CreditControlAvp.TARIFF_TIME_CHANGE)
                .flatMap(Avp::time))
        .contains(change);
  }

  @Test
  void shouldWriteWhereTheLastUnitsLead() {
    // When
    AvpList ended =
        service(encoded(granted().withFinalUnit(new FinalUnit.Terminate())))
            .group(CreditControlAvp.FINAL_UNIT_INDICATION);
    AvpList led =
        service(
                encoded(
                    granted()
                        .withFinalUnit(
                            new FinalUnit.Redirect(
                                RedirectAddressType.URL, "https://top-up.test/"))))
            .group(CreditControlAvp.FINAL_UNIT_INDICATION);
    AvpList restricted =
        service(
                encoded(
                    granted()
                        .withFinalUnit(
                            new FinalUnit.Restrict(
                                List.of("permit out ip from 10.0.0.1 to any"), List.of("walled")))))
            .group(CreditControlAvp.FINAL_UNIT_INDICATION);

    // Then
    assertThat(ended.integer32(CreditControlAvp.FINAL_UNIT_ACTION)).hasValue(0);
    assertThat(led.integer32(CreditControlAvp.FINAL_UNIT_ACTION)).hasValue(1);
    AvpList server = led.group(CreditControlAvp.REDIRECT_SERVER);
    assertThat(server.integer32(CreditControlAvp.REDIRECT_ADDRESS_TYPE)).hasValue(2);
    assertThat(server.text(CreditControlAvp.REDIRECT_SERVER_ADDRESS))
        .contains("https://top-up.test/");
    assertThat(restricted.integer32(CreditControlAvp.FINAL_UNIT_ACTION)).hasValue(2);
    assertThat(restricted.text(CreditControlAvp.RESTRICTION_FILTER_RULE))
        .contains("permit out ip from 10.0.0.1 to any");
    assertThat(restricted.text(CreditControlAvp.FILTER_ID)).contains("walled");
  }

  @Test
  void shouldWriteThePoolOfAGrant() {
    // Given
    PoolReference pool = new PoolReference(7, PoolUnit.TOTAL_OCTETS, Amount.of("0.5"));

    // When
    AvpList written =
        service(encoded(granted().withPools(List.of(pool))))
            .group(CreditControlAvp.G_S_U_POOL_REFERENCE);

    // Then
    assertThat(written.unsigned32(CreditControlAvp.G_S_U_POOL_IDENTIFIER)).hasValue(7);
    assertThat(written.integer32(CreditControlAvp.CC_UNIT_TYPE)).hasValue(2);
    AvpList value = written.group(CreditControlAvp.UNIT_VALUE);
    assertThat(value.unsigned64(CreditControlAvp.VALUE_DIGITS)).hasValue(5);
    assertThat(value.integer32(CreditControlAvp.EXPONENT)).hasValue(-1);
  }

  @Test
  void shouldWriteUnitsWhereTheClientHasThem() {
    // When
    AvpList command = encoded(UnitsPlace.COMMAND, granted()).avps();

    // Then
    assertThat(command.has(CreditControlAvp.MULTIPLE_SERVICES_CREDIT_CONTROL)).isFalse();
    assertThat(
            command
                .group(CreditControlAvp.GRANTED_SERVICE_UNIT)
                .unsigned32(CreditControlAvp.CC_TIME))
        .hasValue(30);
    assertThat(command.has(CreditControlAvp.RATING_GROUP)).isFalse();
  }

  @Test
  void shouldWriteAllKindsOfUnits() {
    // Given
    ServiceUnits units =
        new ServiceUnits(
            OptionalLong.of(1),
            OptionalLong.of(2),
            OptionalLong.of(3),
            OptionalLong.of(4),
            OptionalLong.of(5),
            Optional.of(new CcMoney(Amount.of("1.5"), OptionalInt.of(978))));

    // When
    AvpList written =
        service(encoded(granted().withGranted(units))).group(CreditControlAvp.GRANTED_SERVICE_UNIT);

    // Then
    assertThat(written.unsigned32(CreditControlAvp.CC_TIME)).hasValue(1);
    assertThat(written.unsigned64(CreditControlAvp.CC_TOTAL_OCTETS)).hasValue(2);
    assertThat(written.unsigned64(CreditControlAvp.CC_INPUT_OCTETS)).hasValue(3);
    assertThat(written.unsigned64(CreditControlAvp.CC_OUTPUT_OCTETS)).hasValue(4);
    assertThat(written.unsigned64(CreditControlAvp.CC_SERVICE_SPECIFIC_UNITS)).hasValue(5);
    assertThat(written.group(CreditControlAvp.CC_MONEY).unsigned32(CreditControlAvp.CURRENCY_CODE))
        .hasValue(978);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0",
    "0.88, 88, -2",
    "-3, -3, 0",
    "1e20, 1000000000000000000, 2",
    "12345678901234567890.5, 1234567890123456789, 1",
    "0.12345678901234567895, 1234567890123456790, -19"
  })
  void shouldWriteAmountsExactlyOrToTheNearestThatFits(String amount, long digits, int exponent) {
    // Given
    CreditControlAnswer plain = CreditControlAnswer.of(2001);
    CostInformation cost = new CostInformation(Amount.of(amount), 978, Optional.empty());

    // When
    AvpList written =
        CreditControlAnswerEncoder.encode(
                CALL,
                new CreditControlAnswer(
                    2001,
                    UnitsPlace.SERVICES,
                    List.of(),
                    Optional.of(cost),
                    Optional.empty(),
                    plain.failure()),
                LOCAL)
            .avps()
            .group(CreditControlAvp.COST_INFORMATION)
            .group(CreditControlAvp.UNIT_VALUE);

    // Then
    assertThat(written.unsigned64(CreditControlAvp.VALUE_DIGITS)).hasValue(digits);
    assertThat(written.integer32(CreditControlAvp.EXPONENT).orElse(0)).isEqualTo(exponent);
  }

  @Test
  void shouldShowInARefusalWhatWasWrong() {
    // Given
    MessageFault fault =
        MessageFault.missing(CreditControlAvp.SERVICE_CONTEXT_ID, "Service-Context-Id");

    // When
    DiameterMessage refusal = CreditControlAnswerEncoder.refuse(CALL.message(), fault, LOCAL);

    // Then
    assertThat(refusal.isError()).isFalse();
    assertThat(refusal.avps().integer32(BaseAvp.RESULT_CODE)).hasValue(5005);
    assertThat(refusal.avps().text(BaseAvp.ERROR_MESSAGE))
        .contains("Service-Context-Id is missing");
    assertThat(refusal.avps().group(BaseAvp.FAILED_AVP).has(CreditControlAvp.SERVICE_CONTEXT_ID))
        .isTrue();
    assertThat(refusal.avps().integer32(CreditControlAvp.CC_REQUEST_TYPE)).hasValue(1);
  }

  @Test
  void shouldAskAClientByItsSession() {
    // Given
    SessionOwner owner = new SessionOwner("s;1", DiameterIdentity.of("pgw.test"), "test");

    // When
    DiameterMessage reauthorize =
        ServerRequestEncoder.reauthorize(owner, OptionalLong.of(100), LOCAL);
    DiameterMessage abort = ServerRequestEncoder.abort(owner, LOCAL);

    // Then
    assertThat(reauthorize.commandCode()).isEqualTo(258);
    assertThat(reauthorize.isRequest()).isTrue();
    assertThat(reauthorize.isProxiable()).isTrue();
    assertThat(reauthorize.avps().text(BaseAvp.DESTINATION_HOST)).contains("pgw.test");
    assertThat(reauthorize.avps().unsigned32(CreditControlAvp.RATING_GROUP)).hasValue(100);
    assertThat(abort.commandCode()).isEqualTo(274);
    assertThat(abort.avps().text(BaseAvp.SESSION_ID)).contains("s;1");
  }

  @Test
  void shouldReadWhatAClientSays() {
    // Given
    SessionOwner owner = new SessionOwner("s;1", DiameterIdentity.of("pgw.test"), "test");
    DiameterMessage abort = ServerRequestEncoder.abort(owner, LOCAL);

    // When
    ClientAnswer limited = ClientAnswer.read(abort.answer().result(2002).build());
    ClientAnswer unknown = ClientAnswer.read(abort.answer().result(5002).build());
    ClientAnswer silent = ClientAnswer.read(abort.answer().build());

    // Then
    assertThat(limited.isAccepted()).isTrue();
    assertThat(unknown.isUnknownSession()).isTrue();
    assertThat(silent.resultCode()).isZero();
  }
}
