package org.signalbox.testsupport;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What Wireshark says of a capture. Immutable; any thread. */
public final class CaptureJudgement {

  private final List<Frame> frames;
  private final ToLongFunction<String> counting;

  private CaptureJudgement(List<Frame> frames, ToLongFunction<String> counting) {
    this.frames = frames;
    this.counting = counting;
  }

  /**
   * Reads what tshark printed.
   *
   * @param printed a line for each frame, of the fields that {@link CaptureReading} asks for
   * @param counting how many frames a display filter selects
   */
  static CaptureJudgement read(String printed, ToLongFunction<String> counting) {
    return new CaptureJudgement(frames(printed).map(Frame::parse).toList(), counting);
  }

  /** The lines that are of frames; it prints others, too. */
  static Stream<String> frames(String printed) {
    return printed.lines().filter(line -> line.contains("\t"));
  }

  /** How many frames a display filter of Wireshark selects. */
  public long count(String filter) {
    return counting.applyAsLong(filter);
  }

  /**
   * One sentence for each frame that is malformed or wrong. What Wireshark notes of the way a frame
   * went, such as a receiver whose window is full, is neither.
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

  /**
   * What it says of one frame.
   *
   * @param commands the Diameter command codes in it, requests as {@code 316R} and answers as
   *     {@code 316A}
   * @param isMalformed whether a dissector gave up, or says so of a value
   * @param complaints its expert items
   */
  private record Frame(List<String> commands, boolean isMalformed, List<Complaint> complaints) {

    static Frame parse(String line) {
      String[] field = line.split("\t", -1);
      List<String> codes = values(field[0]);
      List<String> requests = values(field[1]);
      List<String> commands =
          IntStream.range(0, Math.min(codes.size(), requests.size()))
              .mapToObj(i -> codes.get(i) + (requests.get(i).equals("1") ? "R" : "A"))
              .toList();
      return new Frame(
          commands,
          !field[2].isEmpty(),
          Complaint.parse(values(field[3]), values(field[4]), values(field[5])));
    }

    private static List<String> values(String field) {
      return field.isEmpty() ? List.of() : List.of(field.split(CaptureReading.BETWEEN_VALUES, -1));
    }

    Stream<String> errors(Set<String> deserved) {
      List<String> wrong =
          complaints.stream()
              .filter(complaint -> complaint.isWrong() && !deserved.contains(complaint.text()))
              .map(Complaint::text)
              .toList();
      boolean isUnexplained = isMalformed && complaints.stream().noneMatch(Complaint::isWrong);
      return wrong.isEmpty() && !isUnexplained
          ? Stream.empty()
          : Stream.of(commands + ": " + (isUnexplained ? "malformed" : wrong));
    }
  }

  /**
   * An expert item of Wireshark.
   *
   * @param severity as of its {@code PI_ERROR} and others
   * @param group what it is about, as of its {@code PI_MALFORMED} and others
   */
  private record Complaint(long severity, long group, String text) {

    private static final long PI_ERROR = 0x80_0000;
    private static final long PI_MALFORMED = 0x700_0000;

    static List<Complaint> parse(List<String> severities, List<String> groups, List<String> texts) {
      if (severities.size() != groups.size() || severities.size() != texts.size()) {
        throw new IllegalArgumentException(
            "complaints of Wireshark do not pair: " + severities + groups + texts);
      }
      return IntStream.range(0, texts.size())
          .mapToObj(i ->
              new Complaint(
                  Long.decode(severities.get(i)), Long.decode(groups.get(i)), texts.get(i)))
          .toList();
    }

    /** The packet is, not the way it went. */
    boolean isWrong() {
      return severity >= PI_ERROR || group == PI_MALFORMED;
    }
  }
}
