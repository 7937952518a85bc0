package org.signalbox.interop.ocs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.core.Amount;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;
import org.signalbox.diameter.message.MessageFault;
import org.signalbox.diameter.message.Origin;
import org.signalbox.interop.DissectedMessages;
import org.signalbox.ocs.message.CcMoney;
import org.signalbox.ocs.message.CheckBalanceResult;
import org.signalbox.ocs.message.CostInformation;
import org.signalbox.ocs.message.CreditControlAnswer;
import org.signalbox.ocs.message.CreditControlAnswerEncoder;
import org.signalbox.ocs.message.CreditControlAvp;
import org.signalbox.ocs.message.CreditControlReading;
import org.signalbox.ocs.message.CreditControlRequest;
import org.signalbox.ocs.message.CreditControlRequest.UnitsPlace;
import org.signalbox.ocs.message.CreditControlRequestDecoder;
import org.signalbox.ocs.message.DirectDebitingFailureHandling;
import org.signalbox.ocs.message.FailureHandling;
import org.signalbox.ocs.message.FailurePolicy;
import org.signalbox.ocs.message.FinalUnit;
import org.signalbox.ocs.message.GrantTerms;
import org.signalbox.ocs.message.PoolReference;
import org.signalbox.ocs.message.PoolUnit;
import org.signalbox.ocs.message.RedirectAddressType;
import org.signalbox.ocs.message.ServerRequestEncoder;
import org.signalbox.ocs.message.ServiceAnswer;
import org.signalbox.ocs.message.ServiceUnits;
import org.signalbox.ocs.message.SessionOwner;

/** Everything that credit control writes, judged by Wireshark's dissector: no word of warning. */
class CreditControlDissectionIT {

  private static final Origin LOCAL = Origin.of("ocs.test", "test");
  private static final Origin CLIENT = Origin.of("pgw.test", "test");

  @TempDir private Path folder;

  private static CreditControlRequest request() {
    MessageBuilder out = DiameterMessage.request(4, 272);
    out.text(BaseAvp.SESSION_ID, "pgw.test;1;2");
    out.origin(CLIENT);
    out.text(BaseAvp.DESTINATION_REALM, "test");
    out.integer32(BaseAvp.AUTH_APPLICATION_ID, 4);
    out.text(CreditControlAvp.SERVICE_CONTEXT_ID, "32251@3gpp.org");
    out.integer32(CreditControlAvp.CC_REQUEST_TYPE, 1);
    out.integer32(CreditControlAvp.CC_REQUEST_NUMBER, 0);
    out.group(
        CreditControlAvp.MULTIPLE_SERVICES_CREDIT_CONTROL,
        group -> {
          group.integer32(CreditControlAvp.RATING_GROUP, 100);
          group.integer32(CreditControlAvp.SERVICE_IDENTIFIER, 1_000);
        });
    return switch (CreditControlRequestDecoder.read(out.build())) {
      case CreditControlReading.Read read -> read.request();
      case CreditControlReading.Refused refused -> throw new AssertionError(refused.fault());
    };
  }

  /** Of a request that lacks everything. */
  private static MessageFault refusal() {
    DiameterMessage empty = DiameterMessage.request(4, 272).build();
    return switch (CreditControlRequestDecoder.read(empty)) {
      case CreditControlReading.Refused refused -> refused.fault();
      case CreditControlReading.Read read -> throw new AssertionError(read.request());
    };
  }

  private static ServiceUnits everyUnit() {
    return new ServiceUnits(
        OptionalLong.of(60),
        OptionalLong.of(1_000_000),
        OptionalLong.of(1),
        OptionalLong.of(2),
        OptionalLong.of(3),
        Optional.of(new CcMoney(Amount.of("2.50"), OptionalInt.of(978))));
  }

  private static DiameterMessage answer(FinalUnit last, UnitsPlace place) {
    CreditControlRequest request = request();
    OptionalLong ten = OptionalLong.of(10);
    ServiceAnswer service =
        ServiceAnswer.of(request.services().getFirst(), 2001)
            .withGranted(everyUnit())
            .withTariffChangeAt(Instant.parse("2030-01-01T00:00:00Z"))
            .withTerms(new GrantTerms(ten, ten, ten, ten, ten))
            .withPools(List.of(new PoolReference(1, PoolUnit.TOTAL_OCTETS, Amount.of("0.5"))))
            .withFinalUnit(last);
    FailurePolicy failure =
        new FailurePolicy(
            Optional.of(FailureHandling.CONTINUE),
            Optional.of(DirectDebitingFailureHandling.CONTINUE),
            Optional.of(true));
    CreditControlAnswer answer =
        new CreditControlAnswer(
            2001,
            place,
            List.of(service),
            Optional.of(new CostInformation(Amount.of("0.88"), 978, Optional.of("minute"))),
            Optional.of(CheckBalanceResult.ENOUGH_CREDIT),
            failure);
    return CreditControlAnswerEncoder.encode(request, answer, LOCAL);
  }

  private static List<DiameterMessage> messages() {
    CreditControlRequest request = request();
    SessionOwner owner =
        new SessionOwner(request.sessionId(), DiameterIdentity.of("pgw.test"), "test");
    MessageFault missing = refusal();
    MessageFault busy = MessageFault.of(3004, "too busy");
    return List.of(
        answer(new FinalUnit.Terminate(), UnitsPlace.SERVICES),
        answer(
            new FinalUnit.Redirect(RedirectAddressType.URL, "https://top-up.test/"),
            UnitsPlace.SERVICES),
        answer(
            new FinalUnit.Restrict(
                List.of("permit out ip from 10.0.0.1 to any"), List.of("walled")),
            UnitsPlace.SERVICES),
        answer(new FinalUnit.Terminate(), UnitsPlace.COMMAND),
        CreditControlAnswerEncoder.encode(request, CreditControlAnswer.of(4012), LOCAL),
        CreditControlAnswerEncoder.refuse(request.message(), missing, LOCAL),
        CreditControlAnswerEncoder.refuse(request.message(), busy, LOCAL),
        ServerRequestEncoder.reauthorize(owner, OptionalLong.of(100), LOCAL),
        ServerRequestEncoder.abort(owner, LOCAL));
  }

  @Test
  void shouldWriteNothingThatWiresharkFindsFaultWith() throws IOException {
    // Given
    List<DiameterMessage> messages = messages();
    DissectedMessages capture = capture(messages);

    // When
    String commands = capture.matching("diameter");
    String faults = capture.matching("_ws.malformed || _ws.expert.severity >= 0x600000");

    // Then
    assertThat(commands.lines().filter(line -> line.contains("\t"))).hasSameSizeAs(messages);
    assertThat(faults.lines().filter(line -> line.contains("\t"))).isEmpty();
  }

  @Test
  void shouldHearOfAWordOfWarningWhereThereIsOne() throws IOException {
    // Given
    byte[] spoiled = messages().getFirst().encoded();
    spoiled[spoiled.length - 5] = 99;
    DissectedMessages capture = capture(List.of(DiameterMessage.owning(spoiled)));

    // When
    String faults = capture.matching("_ws.malformed || _ws.expert.severity >= 0x600000");

    // Then
    assertThat(faults.lines().filter(line -> line.contains("\t"))).isNotEmpty();
  }

  private DissectedMessages capture(List<DiameterMessage> messages) throws IOException {
    return DissectedMessages.write(folder.resolve("credit-control.pcap"), messages);
  }
}
