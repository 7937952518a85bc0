package org.signalbox.dra.capture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.message.DecodeResult;
import org.signalbox.diameter.message.DiameterMessage;
import org.signalbox.diameter.message.MessageDecoder;

/** Reads messages that an operator names: a capture, a file of hex digits, or the digits. */
public final class MessageFile {

  private static final int NAME_MAX = 60;
  private static final long MAX_OCTETS = 256L << 20;

  private MessageFile() {}

  /**
   * The requests of a capture or a hex text, in order.
   *
   * @param named a file's name or hex digits; blanks and line breaks between digits are free
   * @throws OperatorFault when it is neither, or holds no Diameter request
   */
  public static List<DiameterMessage> requests(String named) {
    Optional<Path> file = file(named);
    List<byte[]> frames =
        file.isPresent() ? frames(file.get()) : List.of(digits(named, shown(named)));
    List<DiameterMessage> requests =
        frames.stream()
            .map(MessageDecoder::decode)
            .flatMap(decoded -> message(decoded).stream())
            .filter(DiameterMessage::isRequest)
            .toList();
    if (requests.isEmpty()) {
      throw new OperatorFault("found no Diameter request in " + named + ", expected at least one");
    }
    return requests;
  }

  /** What the operator wrote, as far as it can be a name: a long one is a message. */
  private static String shown(String named) {
    return "\""
        + (named.length() <= NAME_MAX ? named : named.substring(0, NAME_MAX) + "...")
        + "\"";
  }

  private static Optional<Path> file(String named) {
    try {
      return Optional.of(Path.of(named)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static List<byte[]> frames(Path file) {
    try {
      if (Files.size(file) > MAX_OCTETS) {
        throw new OperatorFault(file + " is larger than 256 MB");
      }
      byte[] octets = Files.readAllBytes(file);
      if (CaptureReader.isCapture(octets)) {
        return CaptureReader.messages(octets, file.toString());
      }
      return List.of(digits(new String(octets, StandardCharsets.UTF_8), file.toString()));
    } catch (IOException e) {
      throw new OperatorFault("cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  private static byte[] digits(String text, String source) {
    try {
      return HexFormat.of().parseHex(text.replaceAll("[\\s:]", ""));
    } catch (IllegalArgumentException e) {
      throw new OperatorFault(
          source + " is neither a file nor hex digits: expected a pcap, a pcapng or hex text", e);
    }
  }

  private static Optional<DiameterMessage> message(DecodeResult decoded) {
    return switch (decoded) {
      case DecodeResult.Decoded(DiameterMessage message) -> Optional.of(message);
      case DecodeResult.Faulty faulty -> Optional.empty();
      case DecodeResult.Unreadable unreadable -> Optional.empty();
    };
  }
}
