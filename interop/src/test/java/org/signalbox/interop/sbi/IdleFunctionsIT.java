package org.signalbox.interop.sbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.signalbox.testsupport.RunningSignalbox;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.http2.Http2Frame;

/** Ten thousand connections that do nothing cost little, and nobody else is kept waiting. */
@RunningSignalbox
class IdleFunctionsIT {

  private static final int CONNECTIONS = 10_000;
  private static final int ADDRESSES = 200;
  private static final long MAX_KILOBYTES = 200_000;
  private static final int PATIENCE_MILLIS = 20_000;
  private static final byte[] EMPTY_SETTINGS = {0, 0, 0, 4, 0, 0, 0, 0, 0};

  private static final byte[] PING = new Http2Frame(Http2Frame.PING, 0, 0, new byte[8]).octets();

  /** Reads frames up to one of a type, with some flags. */
  private static void require(SocketChannel channel, int type, int flags) throws IOException {
    DataInputStream in = new DataInputStream(channel.socket().getInputStream());
    channel.socket().setSoTimeout(PATIENCE_MILLIS);
    Http2Frame frame;
    do {
      frame = Http2Frame.read(in);
      assertThat(frame.type()).as("of an idle connection").isNotEqualTo(Http2Frame.GOAWAY);
    } while (frame.type() != type || frame.flags() != flags);
  }

  private static ByteBuffer hello() {
    byte[] preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(preface.length + EMPTY_SETTINGS.length)
        .put(preface)
        .put(EMPTY_SETTINGS)
        .flip();
  }

  private static long residentKilobytes(SignalboxProcess signalbox) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + signalbox.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("[^0-9]", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void shouldHoldTenThousandIdleConnectionsInLittleMemory(SignalboxProcess signalbox)
      throws IOException {
    // Given
    InetSocketAddress nrf = signalbox.listener("sbi.listen");
    OpenNetworkFunction scp = OpenNetworkFunction.suite().getFirst();
    List<SocketChannel> idle = new ArrayList<>();
    try (RunningFunction function = new RunningFunction(scp, nrf, new Random(1))) {
      assertThat(function.register().status()).isEqualTo(201);
      long before = residentKilobytes(signalbox);

      // When
      for (int i = 0; i < CONNECTIONS; i++) {
        SocketChannel channel = SocketChannel.open();
        channel.bind(new InetSocketAddress("127.0.1." + (i % ADDRESSES + 1), 0));
        channel.connect(nrf);
        channel.write(hello());
        idle.add(channel);
      }
      for (SocketChannel channel : idle) {
        require(channel, Http2Frame.SETTINGS, 0);
      }
      int status = function.beat().status();
      long grown = residentKilobytes(signalbox) - before;

      // Then: each of them still lives
      for (SocketChannel channel : idle) {
        channel.write(ByteBuffer.wrap(PING));
        require(channel, Http2Frame.PING, Http2Frame.ACK);
      }
      assertThat(status).isEqualTo(204);
      assertThat(grown).isLessThan(MAX_KILOBYTES);
    } finally {
      for (SocketChannel channel : idle) {
        channel.close();
      }
    }
  }
}
