package org.signalbox.diameter.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.signalbox.diameter.message.AvpKey;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.HexFixture;
import org.signalbox.diameter.message.MessageBuilder;

class MessagePrinterTest {

  private final MessagePrinter masking = MessagePrinter.masking(Dictionary.standard());
  private final MessagePrinter showing = MessagePrinter.showingAll(Dictionary.standard());
  private final DiameterMessage ulr = DiameterMessage.owning(HexFixture.read("s6a-ulr.hex"));
  private final DiameterMessage ccr = DiameterMessage.owning(HexFixture.read("kamailio-ccr.hex"));

  @Test
  void shouldShowAMessageOnOneLine() {
    // When
    String line = showing.line(ulr);

    // Then
    assertThat(line)
        .startsWith("ULR S6a session=\"mme01.")
        .contains("user=\"001019999999999\"")
        .doesNotContain("\n");
  }

  @Test
  void shouldMaskSubscribersUnlessAsked() {
    // When
    String masked = masking.tree(ccr) + masking.tree(ulr) + masking.line(ulr);

    // Then
    assertThat(masked)
        .doesNotContain("001019999999999")
        .doesNotContain("alice@example")
        .contains("00101*");
  }

  @Test
  void shouldShowGroupsAsATreeWithNames() {
    // When
    String tree = showing.tree(ccr);

    // Then
    assertThat(tree)
        .startsWith("CCR Credit-Control flags RP-- hop-by-hop 0x1")
        .contains("\n  Multiple-Services-Credit-Control (456)\n")
        .contains("\n    Requested-Service-Unit (437)\n      CC-Time (420): 30\n")
        .contains("CC-Request-Type (416): INITIAL_REQUEST (1)")
        .contains("SIP-Method (824/10415): \"INVITE\"");
  }

  @Test
  void shouldShowUnknownAvpsAsOctets() {
    // When
    String tree = showing.tree(ulr);

    // Then
    assertThat(tree).contains("AVP (9999/99999): 0x010203");
  }

  @Test
  void shouldShowWhereAGroupIsBroken() {
    // Given
    MessageBuilder builder = DiameterMessage.request(4, 272);
    builder.octets(AvpKey.of(456), new byte[] {1, 2, 3});

    // When
    String tree = showing.tree(builder.build());

    // Then
    assertThat(tree).contains("! AVP header is cut off");
  }

  @Test
  void shouldNotLetAValueForgeALine() {
    // Given
    MessageBuilder builder = DiameterMessage.request(4, 272);
    builder.text(BaseAvp.ORIGIN_HOST, "a\nERROR forged");

    // When
    String tree = showing.tree(builder.build());

    // Then
    assertThat(tree).doesNotContain("\nERROR").contains("a.ERROR forged");
  }

  @Test
  void shouldShowEachTypeInItsOwnForm() {
    // Given
    MessageBuilder builder = DiameterMessage.request(4, 272);
    builder.integer32(BaseAvp.RESULT_CODE, 2001);
    builder.integer64(AvpKey.of(421), -1);
    builder.integer64(AvpKey.of(447), -5);
    builder.integer32(AvpKey.of(429), -2);
    builder.integer32(AvpKey.of(55), 0);
    builder.octets(AvpKey.of(257), new byte[] {0, 1, 127, 0, 0, 1});
    builder.octets(AvpKey.of(415), new byte[] {1});
    builder.octets(AvpKey.of(25), new byte[200]);
    builder.octets(AvpKey.of(33), "text".getBytes(StandardCharsets.US_ASCII));

    // When
    String tree = showing.tree(builder.build());

    // Then
    assertThat(tree)
        .contains("DIAMETER_SUCCESS (2001)")
        .contains("CC-Total-Octets (421): 18446744073709551615")
        .contains("Value-Digits (447): -5")
        .contains("Exponent (429): -2")
        .contains("Event-Timestamp (55): 2036-02-07T06:28:16Z")
        .contains("Host-IP-Address (257): 127.0.0.1")
        .contains("CC-Request-Number (415): 0x01")
        .contains("... (200 octets)")
        .contains("Proxy-State (33): \"text\"");
  }

  @Test
  void shouldShowAnUnknownCommandByItsCode() {
    // When
    String line = showing.line(DiameterMessage.request(12345, 777).build());

    // Then
    assertThat(line).startsWith("request 777 12345");
  }
}
