package org.signalbox.testsupport;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How Wireshark is to read a capture.
 *
 * @param diameterPorts TCP ports that carry Diameter in clear
 * @param tlsPorts TCP ports that carry Diameter in TLS
 * @param tlsKeys where a daemon wrote its session keys, so that TLS can be read
 */
public record CaptureReading(
    List<Integer> diameterPorts, List<Integer> tlsPorts, Optional<Path> tlsKeys) {

  /** A display filter. */
  static final String DIAMETER_OR_WRONG =
      "diameter || _ws.malformed || _ws.expert.severity >= 0x800000";

  /** Between the values of one field: no text of Wireshark has it. */
  static final String BETWEEN_VALUES = "\u001f";

  public CaptureReading {
    diameterPorts = List.copyOf(diameterPorts);
    tlsPorts = List.copyOf(tlsPorts);
  }

  /** Diameter in clear. */
  public static CaptureReading clear(Integer... ports) {
    return new CaptureReading(List.of(ports), List.of(), Optional.empty());
  }

  public CaptureReading withTls(Path keys, Integer... ports) {
    return new CaptureReading(diameterPorts, List.of(ports), Optional.of(keys));
  }

  List<String> arguments(Path capture, String filter) {
    List<String> all =
        new ArrayList<>(List.of("-n", "-r", capture.toString(), "-T", "fields", "-E"));
    all.addAll(List.of("occurrence=a", "-E", "aggregator=" + BETWEEN_VALUES));
    // Loopback frames are up to 64 KiB and out of order in a capture now and then.
    all.addAll(List.of("-o", "tcp.reassemble_out_of_order:TRUE"));
    // The checksums of loopback frames are never filled in.
    all.addAll(List.of("-o", "tcp.check_checksum:FALSE"));
    diameterPorts.forEach(port -> all.addAll(List.of("-d", "tcp.port==" + port + ",diameter")));
    tlsPorts.forEach(port -> all.addAll(List.of("-d", "tcp.port==" + port + ",tls")));
    tlsPorts.forEach(port -> all.addAll(List.of("-d", "tls.port==" + port + ",diameter")));
    if (!tlsPorts.isEmpty()) {
      // It takes a CER in TLS for its own, an answer of Remote Desktop, and calls it malformed.
      all.addAll(List.of("--disable-protocol", "rdpmt"));
    }
    tlsKeys.ifPresent(keys -> all.addAll(List.of("-o", "tls.keylog_file:" + keys)));
    for (String field :
        List.of(
            "diameter.cmd.code",
            "diameter.flags.request",
            "_ws.malformed",
            "_ws.expert.severity",
            "_ws.expert.group",
            "_ws.expert.message")) {
      all.addAll(List.of("-e", field));
    }
    all.addAll(List.of("-Y", filter));
    return all;
  }
}
