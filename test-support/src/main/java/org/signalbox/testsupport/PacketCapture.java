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
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that goes over a {@link PrivateNetwork}, captured by Wireshark's own tools and judged
 * by its dissectors.
 */
public final class PacketCapture implements AutoCloseable {

  private static final String PACKAGE = "tshark";

  /** Severity of an expert item that says the packet is wrong (Wireshark's PI_ERROR). */
  private static final long ERROR = 0x80_0000;

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
  public Judgement stop(CaptureReading reading) {
    awaitLast();
    recorder.stop();
    String fields = tshark(reading, CaptureReading.DIAMETER_OR_WRONG);
    return new Judgement(
        fields.lines().filter(line -> line.contains("\t")).map(Frame::parse).toList(),
        filter -> tshark(reading, filter).lines().filter(line -> line.contains("\t")).count());
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

  /**
   * What Wireshark says of one frame.
   *
   * @param commands the Diameter command codes in it, requests as {@code 316R} and answers as
   *     {@code 316A}
   * @param malformed true when a dissector gave up
   * @param severities of its expert items
   * @param complaints their texts
   */
  private record Frame(
      List<String> commands, boolean malformed, List<Long> severities, List<String> complaints) {

    static Frame parse(String line) {
      String[] field = line.split("\t", -1);
      List<String> codes = values(field[0]);
      List<String> requests = values(field[1]);
      List<String> commands =
          java.util.stream.IntStream.range(0, Math.min(codes.size(), requests.size()))
              .mapToObj(i -> codes.get(i) + (requests.get(i).equals("1") ? "R" : "A"))
              .toList();
      return new Frame(
          commands,
          !field[2].isEmpty(),
          values(field[3]).stream().map(Long::decode).toList(),
          values(field[4]));
    }

    private static List<String> values(String field) {
      return field.isEmpty() ? List.of() : List.of(field.split("\\|"));
    }

    Stream<String> errors(Set<String> deserved) {
      if (!complaints.isEmpty() && deserved.containsAll(complaints)) {
        return Stream.empty();
      }
      if (malformed) {
        return Stream.of("malformed: " + complaints);
      }
      return severities.stream().anyMatch(severity -> severity >= ERROR)
          ? Stream.of(commands + ": " + complaints)
          : Stream.empty();
    }
  }

  /**
   * What Wireshark says of a capture.
   *
   * @param frames those that hold Diameter or that it complains of
   * @param counting how many frames a display filter selects
   */
  public record Judgement(List<Frame> frames, ToLongFunction<String> counting) {

    /** How many frames a display filter of Wireshark selects. */
    public long count(String filter) {
      return counting.applyAsLong(filter);
    }

    /**
     * One sentence for each frame that is malformed or wrong.
     *
     * @param deserved complaints about values that the test itself has chosen
     */
    public List<String> errors(String... deserved) {
      return frames.stream().flatMap(frame -> frame.errors(Set.of(deserved))).toList();
    }

    /** How many messages of each command it read, such as {@code 316R} or {@code 257A}. */
    public Map<String, Long> messages() {
      return frames.stream()
          .flatMap(frame -> frame.commands().stream())
          .collect(Collectors.groupingBy(command -> command, Collectors.counting()));
    }
  }
}
