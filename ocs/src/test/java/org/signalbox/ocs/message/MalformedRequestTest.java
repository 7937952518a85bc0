package org.signalbox.ocs.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.signalbox.ocs.message.AvpBytes.M;
import static org.signalbox.ocs.message.AvpBytes.avp;
import static org.signalbox.ocs.message.AvpBytes.ccr;
import static org.signalbox.ocs.message.AvpBytes.group;
import static org.signalbox.ocs.message.AvpBytes.join;
import static org.signalbox.ocs.message.AvpBytes.text;
import static org.signalbox.ocs.message.AvpBytes.u32;
import static org.signalbox.ocs.message.AvpBytes.u64;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.signalbox.charging.session.SessionRequest;
import org.signalbox.diameter.message.Avp;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.MessageFault;

/**
 * A request whose meaning for the money is not certain is refused, with the path to the culprit.
 */
class MalformedRequestTest {

  private static final int SERVICES = 456;
  private static final int USED = 446;
  private static final int ASKED = 437;

  private static byte[] head(int type) {
    return join(
        text(263, M, "s"),
        text(264, M, "client.test"),
        text(461, M, "32251@3gpp.org"),
        u32(416, M, type),
        u32(415, M, 0));
  }

  private static MessageFault refused(byte[] request) {
    if (Ccr.reading(request) instanceof CreditControlReading.Refused refused) {
      return refused.fault();
    }
    throw new AssertionError("accepted");
  }

  /** The codes on the way from Failed-AVP's content to the innermost AVP. */
  private static List<Integer> path(MessageFault fault) {
    List<Integer> codes = new ArrayList<>();
    Avp avp = fault.failedAvp().orElseThrow();
    while (true) {
      codes.add(avp.code());
      boolean isGroup = List.of(SERVICES, USED, ASKED, 413, 445).contains(avp.code());
      if (!isGroup || avp.group().iterator().hasNext() == false) {
        return codes;
      }
      avp = avp.group().iterator().next();
    }
  }

  static Stream<Arguments> culprits() {
    byte[] cut = avp(420, M, new byte[3]);
    byte[] money = group(445, M, u64(447, M, -1));
    return Stream.of(
        Arguments.of("time", group(SERVICES, M, group(USED, M, cut)), List.of(456, 446, 420)),
        Arguments.of(
            "asked octets",
            group(SERVICES, M, group(ASKED, M, u32(421, M, 1))),
            List.of(456, 437, 421)),
        Arguments.of(
            "input octets",
            group(SERVICES, M, group(USED, M, avp(412, M, new byte[9]))),
            List.of(456, 446, 412)),
        Arguments.of(
            "output octets",
            group(SERVICES, M, group(USED, M, avp(414, M, new byte[0]))),
            List.of(456, 446, 414)),
        Arguments.of(
            "units",
            group(SERVICES, M, group(USED, M, avp(417, M, new byte[7]))),
            List.of(456, 446, 417)),
        Arguments.of(
            "rating group", group(SERVICES, M, avp(432, M, new byte[5])), List.of(456, 432)),
        Arguments.of(
            "service identifier", group(SERVICES, M, avp(439, M, new byte[1])), List.of(456, 439)),
        Arguments.of(
            "tariff change",
            group(SERVICES, M, group(USED, M, u32(452, M, 9))),
            List.of(456, 446, 452)),
        Arguments.of(
            "negative money",
            group(SERVICES, M, group(USED, M, group(413, M, money))),
            List.of(456, 446, 413, 445, 447)),
        Arguments.of(
            "more octets than can be",
            group(SERVICES, M, group(USED, M, u64(421, M, -1))),
            List.of(456, 446, 421)),
        Arguments.of(
            "more units than can be",
            group(SERVICES, M, group(USED, M, u64(417, M, 3_153_600_000_000_000_001L))),
            List.of(456, 446, 417)),
        Arguments.of(
            "more money than can be",
            group(
                SERVICES,
                M,
                group(USED, M, group(413, M, group(445, M, u64(447, M, 3_153_600_001L))))),
            List.of(456, 446, 413, 445, 447)),
        Arguments.of(
            "exponent",
            group(
                SERVICES,
                M,
                group(ASKED, M, group(413, M, group(445, M, u64(447, M, 1), u32(429, M, 99))))),
            List.of(456, 437, 413, 445, 429)),
        Arguments.of("units of the command", group(USED, M, cut), List.of(446, 420)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("culprits")
  void shouldRefuseAValueThatDoesNotFitAndShowThePathToIt(
      String name, byte[] services, List<Integer> path) {
    // When
    MessageFault fault = refused(ccr(head(2), services));

    // Then
    assertThat(fault.resultCode()).as(name).isEqualTo(5004);
    assertThat(path(fault)).isEqualTo(path);
  }

  @Test
  void shouldRefuseMoneyWithoutDigitsAsMissing() {
    // Given
    byte[] money = group(413, M, group(445, M, u32(429, M, 0)));

    // When
    MessageFault fault = refused(ccr(head(2), group(SERVICES, M, group(USED, M, money))));

    // Then
    assertThat(fault.resultCode()).isEqualTo(5005);
    assertThat(path(fault)).containsExactly(456, 446, 413, 445, 447);
  }

  @Test
  void shouldRefuseMoneyWithoutAValueAsMissing() {
    // Given
    byte[] money = group(413, M, u32(425, M, 978));

    // When
    MessageFault fault = refused(ccr(head(2), group(SERVICES, M, group(USED, M, money))));

    // Then
    assertThat(fault.resultCode()).isEqualTo(5005);
    assertThat(path(fault)).containsExactly(456, 446, 413, 445, 447);
  }

  @Test
  void shouldRefuseAGroupWhoseAvpsRunOverItsEnd() {
    // Given
    byte[] overrun = u32(420, M, 1);
    overrun[7] = 99;

    // When
    MessageFault fault = refused(ccr(head(2), group(SERVICES, M, group(USED, M, overrun))));

    // Then
    assertThat(fault.resultCode()).isEqualTo(5014);
    assertThat(path(fault)).containsExactly(456, 446, 420);
  }

  static Stream<Arguments> missing() {
    byte[] session = text(263, M, "s");
    byte[] context = text(461, M, "c");
    byte[] type = u32(416, M, 1);
    byte[] number = u32(415, M, 0);
    return Stream.of(
        Arguments.of(AvpKey.of(263), ccr(context, type, number)),
        Arguments.of(AvpKey.of(461), ccr(session, type, number)),
        Arguments.of(AvpKey.of(416), ccr(session, context, number)),
        Arguments.of(AvpKey.of(415), ccr(session, context, type)),
        Arguments.of(AvpKey.of(436), ccr(session, context, u32(416, M, 4), number)));
  }

  @ParameterizedTest
  @MethodSource("missing")
  void shouldRefuseWithoutAnAvpThatNothingStandsInFor(AvpKey key, byte[] request) {
    // When
    MessageFault fault = refused(request);

    // Then
    assertThat(fault.resultCode()).isEqualTo(5005);
    assertThat(fault.failedAvp()).get().extracting(Avp::key).isEqualTo(key);
  }

  static Stream<Arguments> senseless() {
    byte[] session = text(263, M, "s");
    byte[] context = text(461, M, "c");
    byte[] number = u32(415, M, 0);
    return Stream.of(
        Arguments.of(416, ccr(session, context, u32(416, M, 5), number)),
        Arguments.of(415, ccr(session, context, u32(416, M, 1), avp(415, M, new byte[8]))),
        Arguments.of(436, ccr(session, context, u32(416, M, 4), number, u32(436, M, 4))),
        Arguments.of(436, ccr(session, context, u32(416, M, 4), number, avp(436, M, new byte[2]))),
        Arguments.of(263, ccr(text(263, M, "s".repeat(513)), context, u32(416, M, 1), number)),
        Arguments.of(263, ccr(text(263, M, "a\nb"), context, u32(416, M, 1), number)),
        Arguments.of(461, ccr(session, text(461, M, "c".repeat(257)), u32(416, M, 1), number)));
  }

  @ParameterizedTest
  @MethodSource("senseless")
  void shouldRefuseAnAvpOfTheCommandThatMakesNoSense(int code, byte[] request) {
    // When
    MessageFault fault = refused(request);

    // Then
    assertThat(fault.resultCode()).isEqualTo(5004);
    assertThat(fault.failedAvp()).get().extracting(Avp::code).isEqualTo(code);
  }

  @Test
  void shouldRefuseMoreServicesThanARequestMayHave() {
    // Given
    byte[] one = group(SERVICES, M, u32(432, M, 1));
    byte[] services =
        join(
            Collections.nCopies(CreditControlRequest.SERVICES_MAX + 1, one).toArray(byte[][]::new));

    // When
    MessageFault fault = refused(ccr(head(2), services));

    // Then
    assertThat(fault.resultCode()).isEqualTo(5009);
    assertThat(path(fault)).containsExactly(456, 432);
  }

  @Test
  void shouldRefuseMoreReportsAndIdentifiersThanAServiceMayHave() {
    // Given
    byte[] reports =
        join(
            Collections.nCopies(MultipleServices.USED_MAX + 1, group(USED, M))
                .toArray(byte[][]::new));
    byte[] identifiers =
        join(
            Collections.nCopies(MultipleServices.IDENTIFIERS_MAX + 1, u32(439, M, 1))
                .toArray(byte[][]::new));

    // When
    MessageFault manyReports = refused(ccr(head(2), group(SERVICES, M, reports)));
    MessageFault manyIdentifiers = refused(ccr(head(2), group(SERVICES, M, identifiers)));

    // Then
    assertThat(manyReports.resultCode()).isEqualTo(5009);
    assertThat(path(manyReports)).containsExactly(456, 446);
    assertThat(manyIdentifiers.resultCode()).isEqualTo(5009);
    assertThat(path(manyIdentifiers)).containsExactly(456, 439);
  }

  @Test
  void shouldReadAsManyServicesAsCanBeChargedAtOnce() {
    // When
    int most = CreditControlRequest.SERVICES_MAX;

    // Then
    assertThat(most).isEqualTo(SessionRequest.SERVICES_MAX);
  }
}
