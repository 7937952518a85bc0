package org.signalbox.dra.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.message.BaseAvp;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageBuilder;

class MessageFileTest {

  private static final int CREDIT_CONTROL = 272;

  @TempDir Path folder;

  @Test
  void shouldReadHexDigitsWithBlanksFromTheCommandLineAndFromAFile() throws IOException {
    // Given
    String hex = HexFormat.ofDelimiter(" ").formatHex(octets(request("s;1")));
    Path file = Files.writeString(folder.resolve("message.hex"), hex.replace(" 40", "\n40"));

    // When
    List<DiameterMessage> typed = MessageFile.requests(hex);
    List<DiameterMessage> read = MessageFile.requests(file.toString());

    // Then
    assertThat(typed).singleElement().extracting(MessageFileTest::session).isEqualTo("s;1");
    assertThat(read).singleElement().extracting(MessageFileTest::session).isEqualTo("s;1");
  }

  @Test
  void shouldPutTheSegmentsOfATcpStreamInOrder() throws IOException {
    // Given: two requests in five segments, two of them swapped, one sent twice
    byte[] stream = joined(octets(request("s;1")), octets(request("s;2")));
    byte[][] parts = new byte[5][];
    int size = stream.length / 5;
    for (int i = 0; i < 5; i++) {
      parts[i] = Arrays.copyOfRange(stream, i * size, i == 4 ? stream.length : (i + 1) * size);
    }
    Path file =
        capture(
            tcp(1_000, parts[0]),
            tcp(1_000 + 2 * size, parts[2]),
            tcp(1_000 + size, parts[1]),
            tcp(1_000 + size, parts[1]),
            tcp(1_000 + 3 * size, parts[3]),
            tcp(1_000 + 4 * size, parts[4]));

    // When
    List<DiameterMessage> requests = MessageFile.requests(file.toString());

    // Then
    assertThat(requests).extracting(MessageFileTest::session).containsExactly("s;1", "s;2");
  }

  @Test
  void shouldKeepWhatCameBeforeTheEndOfACutCapture() throws IOException {
    // Given
    byte[] whole =
        Files.readAllBytes(capture(tcp(1, octets(request("s;1"))), tcp(500, new byte[40])));
    Path cut = Files.write(folder.resolve("cut.pcap"), Arrays.copyOf(whole, whole.length - 30));

    // When
    List<DiameterMessage> requests = MessageFile.requests(cut.toString());

    // Then
    assertThat(requests).extracting(MessageFileTest::session).containsExactly("s;1");
  }

  @Test
  void shouldNeverFailOnAnythingButItsOwnSentence() throws IOException {
    byte[] whole = Files.readAllBytes(capture(tcp(1, octets(request("s;1")))));
    for (int seed = 0; seed < 300; seed++) {
      // Given
      Random random = new Random(seed);
      byte[] damaged = whole.clone();
      for (int i = 0; i < 4; i++) {
        damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("damaged.pcap"), damaged);

      // When
      String outcome = outcome(file);

      // Then
      assertThat(outcome).as("seed " + seed).containsAnyOf("read", "no Diameter request");
    }
  }

  /** Found by the fuzzer: a section, a packet block of the given type, no interface block. */
  @ParameterizedTest
  @ValueSource(strings = {"03", "06"})
  void shouldSayThatAPacketCameBeforeTheDescriptionOfItsInterface(String type) throws IOException {
    // Given
    byte[] octets =
        HexFormat.of()
            .parseHex(
                "0a0d0d0a0000001c1a2b3c4d000100007e7e7e7e7e7e7e7e0000001c"
                    + ("000000" + type + "0000002000000000000000000000000000000000")
                    + "0000000000000020");
    Path file = Files.write(folder.resolve("headless.pcapng"), octets);

    // When
    ThrowingCallable reading = () -> MessageFile.requests(file.toString());

    // Then
    assertThatThrownBy(reading)
        .isInstanceOf(OperatorFault.class)
        .hasMessage(
            file
                + ", octet 28: found a packet of interface 0 after 0 interface descriptions, expected the description of its interface"
                + " before it");
  }

  private static String outcome(Path file) {
    try {
      return "read " + MessageFile.requests(file.toString()).size();
    } catch (OperatorFault e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void shouldSayWhatIsExpectedOfATextThatIsNothing() {
    assertThatThrownBy(() -> MessageFile.requests("no-such-file.pcap"))
        .isInstanceOf(OperatorFault.class)
        .hasMessageContaining("a pcap, a pcapng or hex text");
  }

  private static DiameterMessage request(String session) {
    MessageBuilder builder = DiameterMessage.request(4, CREDIT_CONTROL);
    builder.text(BaseAvp.SESSION_ID, session);
    builder.text(BaseAvp.ORIGIN_HOST, "client.example");
    return builder.build();
  }

  private static String session(DiameterMessage message) {
    return message.avps().text(BaseAvp.SESSION_ID).orElseThrow();
  }

  private static byte[] octets(DiameterMessage message) {
    return message.encoded();
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** An Ethernet frame with IPv4 and TCP around a payload. */
  private static byte[] tcp(int sequence, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(14 + 20 + 20 + payload.length);
    frame.putShort(12, (short) 0x0800);
    frame.put(14, (byte) 0x45);
    frame.putShort(16, (short) (40 + payload.length));
    frame.put(23, (byte) 6);
    frame.putInt(26, 0x7f000001);
    frame.putInt(30, 0x7f000002);
    frame.putShort(34, (short) 40_000);
    frame.putShort(36, (short) 3868);
    frame.putInt(38, sequence);
    frame.put(46, (byte) 0x50);
    frame.put(54, payload);
    return frame.array();
  }

  private Path capture(byte[]... frames) throws IOException {
    int size = 24 + Arrays.stream(frames).mapToInt(frame -> 16 + frame.length).sum();
    ByteBuffer file = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0xa1b2c3d4).putInt(0).putInt(0).putInt(0).putInt(65_535).putInt(1);
    for (byte[] frame : frames) {
      file.putInt(0).putInt(0).putInt(frame.length).putInt(frame.length).put(frame);
    }
    return Files.write(folder.resolve("capture.pcap"), file.array());
  }
}
