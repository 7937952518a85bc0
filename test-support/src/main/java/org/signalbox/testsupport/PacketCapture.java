package org.signalbox.testsupport;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Everything that goes over a {@link PrivateNetwork}, captured by Wireshark's own tools and judged
 * by its dissectors.
 */
public final class PacketCapture implements AutoCloseable {

  private static final String PACKAGE = "tshark";

  /** More than the recorder writes after its last packet. */
  private static final int TAIL = 64 * 1024;

  private static final int DISCARD_PORT = 9;

  private final PrivateNetwork network;
  private final String reached;
  private final PrivateProgram recorder;
  private final Path file;

  private PacketCapture(
      PrivateNetwork network, String reached, PrivateProgram recorder, Path file) {
    this.network = network;
    this.reached = reached;
    this.recorder = recorder;
    this.file = file;
  }

  /** Starts to capture what goes over the loopback interface. */
  public static PacketCapture start(PrivateNetwork network, Path file) {
    return start(network, "lo", PrivateNetwork.ADDRESS, file);
  }

  /**
   * Starts to capture.
   *
   * @param link the interface, such as {@code lo}
   * @param reached an address that is reached over it
   * @param file where to, in an existing folder
   */
  public static PacketCapture start(
      PrivateNetwork network, String link, String reached, Path file) {
    List<String> command =
        List.of(
            ExternalTool.require("dumpcap", PACKAGE).path().toString(),
            "-i",
            link,
            "-B",
            "64",
            "-w",
            file.toString());
    PrivateProgram recorder = PrivateProgram.start(network, command, "File:");
    return new PacketCapture(network, reached, recorder, file);
  }

  /** Ends the capture and has it read. */
  public CaptureJudgement stop(CaptureReading reading) {
    awaitLast();
    recorder.stop();
    return CaptureJudgement.read(
        tshark(reading, CaptureReading.DIAMETER_OR_WRONG),
        filter -> CaptureJudgement.frames(tshark(reading, filter)).count());
  }

  /** Sends a packet of its own and waits until it is in the file, and so all before it are. */
  private void awaitLast() {
    String mark = "end of capture " + UUID.randomUUID();
    byte[] octets = mark.getBytes(StandardCharsets.ISO_8859_1);
    network.run(() -> {
      try (DatagramSocket socket = new DatagramSocket()) {
        InetAddress to = InetAddress.getByName(reached);
        socket.send(new DatagramPacket(octets, octets.length, to, DISCARD_PORT));
        return true;
      }
    });
    Await.until(() -> tail().contains(mark), () -> "the last packet in " + file);
  }

  private String tail() {
    try (RandomAccessFile capture = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, capture.length() - TAIL);
      byte[] octets = new byte[(int) (capture.length() - from)];
      capture.seek(from);
      capture.readFully(octets);
      return new String(octets, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String tshark(CaptureReading reading, String filter) {
    return ExternalTool.require("tshark", PACKAGE).run(reading.arguments(file, filter), "");
  }

  @Override
  public void close() {
    recorder.close();
  }
}
