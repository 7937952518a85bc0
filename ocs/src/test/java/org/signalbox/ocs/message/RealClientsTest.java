package org.signalbox.ocs.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.signalbox.ocs.message.CreditControlRequest.UnitsPlace;

/** What Open5GS and Kamailio send is accepted as it is, and means what they mean. */
class RealClientsTest {

  @Test
  void shouldReadTheFirstRequestOfOpenGs() {
    // When
    CreditControlRequest request = Ccr.read(OpenGsBytes.initial());

    // Then
    assertThat(request.sessionId()).isEqualTo(OpenGsBytes.SESSION);
    assertThat(request.serviceContextId()).isEqualTo(OpenGsBytes.CONTEXT);
    assertThat(request.type()).isEqualTo(RequestType.INITIAL);
    assertThat(request.number()).isZero();
    assertThat(request.action()).isEmpty();
    assertThat(request.costWanted()).isTrue();
    assertThat(request.subscriber().ids())
        .containsExactly(
            new SubscriptionId(SubscriptionIdType.IMSI, "001010000000001"),
            new SubscriptionId(SubscriptionIdType.E164, "61400000001"));
    assertThat(request.subscriber().equipment())
        .contains(new UserEquipment(UserEquipmentType.IMEISV, "3534900698733153"));
  }

  @Test
  void shouldReadTheGroupOfOpenGsThatNamesNoServiceDespiteItsIndicator() {
    // When
    CreditControlRequest request = Ccr.read(OpenGsBytes.initial());

    // Then
    assertThat(request.unitsPlace()).isEqualTo(UnitsPlace.SERVICES);
    assertThat(request.services())
        .containsExactly(
            new MultipleServices(
                OptionalLong.empty(),
                List.of(),
                Optional.of(ServiceUnits.ofTotalOctets(OpenGsBytes.ASKED_OCTETS)),
                List.of(),
                OptionalInt.of(9),
                Optional.empty()));
  }

  @Test
  void shouldReadTheDataSessionOfOpenGs() {
    // When
    PsInformation packet = Ccr.read(OpenGsBytes.initial()).information().packet().orElseThrow();

    // Then
    assertThat(packet.chargingId()).contains("258");
    assertThat(packet.apn()).contains("internet");
    assertThat(packet.addresses()).containsExactly("10.45.0.2");
    assertThat(packet.bearer())
        .isEqualTo(
            new PsBearer(
                Optional.of("IPv4"),
                Optional.of("127.0.0.3"),
                Optional.of("127.0.0.4"),
                Optional.of("0"),
                Optional.of("0800"),
                Optional.of("5")));
    assertThat(packet.location())
        .isEqualTo(
            new AccessLocation(
                Optional.of("00101"),
                Optional.of("EUTRAN"),
                Optional.of(
                    new UserLocation(
                        "ECGI", "00101", OptionalInt.of(1), OptionalLong.of(0x1_0101))),
                Optional.of("+10:00")));
    assertThat(packet.dataOff()).isEmpty();
  }

  @Test
  void shouldAddInputAndOutputWhereOpenGsReportsNoTotal() {
    // When
    MultipleServices service =
        Ccr.read(OpenGsBytes.update(1, 60, 700_000, 200_000)).services().getFirst();

    // Then
    ServiceUnits used = service.used().getFirst().units();
    assertThat(used.octets()).hasValue(900_000);
    assertThat(used.seconds()).hasValue(60);
    assertThat(service.anyReason()).contains(ReportingReason.QUOTA_EXHAUSTED);
    assertThat(service.requested()).isPresent();
  }

  @Test
  void shouldReadTheLastRequestOfOpenGs() {
    // When
    CreditControlRequest request = Ccr.read(OpenGsBytes.termination(2, 5, 10, 20));

    // Then
    assertThat(request.type()).isEqualTo(RequestType.TERMINATION);
    assertThat(request.terminationCause()).hasValue(1);
    assertThat(request.services().getFirst().requested()).isEmpty();
    assertThat(request.services().getFirst().anyReason()).contains(ReportingReason.FINAL);
  }

  @Test
  void shouldReadTheFirstRequestOfKamailio() {
    // When
    CreditControlRequest request = Ccr.read(KamailioBytes.initial(30));

    // Then
    assertThat(request.originHost()).isEqualTo("scscf.localdomain");
    assertThat(request.originRealm()).isEqualTo("localdomain");
    assertThat(request.serviceContextId()).isEqualTo(KamailioBytes.CONTEXT);
    assertThat(request.sentAt()).isPresent();
    assertThat(request.subscriber().ids())
        .containsExactly(new SubscriptionId(SubscriptionIdType.E164, "+6140000001"));
    assertThat(request.services())
        .containsExactly(
            new MultipleServices(
                OptionalLong.of(100),
                List.of(1_000L),
                Optional.of(ServiceUnits.ofSeconds(30)),
                List.of(),
                OptionalInt.empty(),
                Optional.empty()));
  }

  @Test
  void shouldReadTheCallOfKamailio() {
    // When
    ImsInformation call = Ccr.read(KamailioBytes.initial(30)).information().ims().orElseThrow();

    // Then
    assertThat(call.role()).contains(CallRole.ORIGINATING);
    assertThat(call.callId()).contains("call-1@127.0.0.1");
    assertThat(call.calling()).contains("tel:+6140000001");
    assertThat(call.called()).contains("sip:+6140000002@localdomain");
    assertThat(call.sipMethod()).contains("INVITE");
    assertThat(call.trunks()).isEqualTo(new TrunkGroups(Optional.of("in"), Optional.of("out")));
  }

  @Test
  void shouldReadTheLastRequestOfKamailioWhateverItsTimeStampSays() {
    // When
    CreditControlRequest request = Ccr.read(KamailioBytes.termination(2, 7));

    // Then
    assertThat(request.type()).isEqualTo(RequestType.TERMINATION);
    assertThat(request.number()).isEqualTo(2);
    assertThat(request.services().getFirst().requested()).isEmpty();
    assertThat(request.services().getFirst().used())
        .containsExactly(UsedUnits.of(ServiceUnits.ofSeconds(7)));
    assertThat(request.information().ims().orElseThrow().requestedAt()).isPresent();
  }
}
