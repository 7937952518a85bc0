package org.signalbox.interop.ocs;

import java.util.List;
import java.util.regex.Pattern;
import org.signalbox.testsupport.ExternalTool;

/**
 * A call of SIPp that did not go as its scenario wants. Many see but the first line of a failure,
 * so that line says what SIPp took offence at, and what the others complained of meanwhile.
 *
 * @param call whose call it was, and which scenario
 * @param sipp how SIPp ended
 * @param logs what the other programs wrote during the call
 * @param answering what the telephone that answers wrote
 */
record FailedCall(String call, ExternalTool.Outcome sipp, CallLogs logs, String answering) {

  private static final Pattern SIPP_TIME = Pattern.compile("^\\S+\\s+\\S+\\s+\\d+\\.\\d+: ");
  private static final Pattern COMPLAINT =
      Pattern.compile("\\b(WARN|WARNING|ERROR|CRITICAL|ALERT)\\b|Exception");

  /** Kamailio says so of every call, as our telephones describe no media. */
  private static final String OF_EVERY_CALL = "Missing SDP session information";

  private static final int COMPLAINTS_MAX = 2;

  String message() {
    return String.join(
        "\n",
        "%s: %s; Kamailio: %s; node: %s"
            .formatted(call, reason(), complaints(logs.proxy()), complaints(logs.node())),
        "SIPp, status " + sipp.status() + ":",
        sipp.output(),
        "Kamailio:",
        logs.proxy(),
        "the node:",
        logs.node(),
        "the telephone that answers:",
        answering);
  }

  private String reason() {
    List<String> said = sipp.output().lines().filter(line -> !line.isBlank()).toList();
    return said.stream()
        .filter(line -> line.contains("borting call"))
        .findFirst()
        .or(() -> said.stream().reduce((_, last) -> last))
        .map(line -> SIPP_TIME.matcher(line).replaceFirst("").strip())
        .orElse("SIPp says nothing");
  }

  private static String complaints(String log) {
    List<String> all =
        log.lines()
            .filter(line -> COMPLAINT.matcher(line).find())
            .filter(line -> !line.contains(OF_EVERY_CALL))
            .map(String::strip)
            .distinct()
            .toList();
    return all.isEmpty()
        ? "no complaint"
        : String.join(" | ", all.subList(Math.max(0, all.size() - COMPLAINTS_MAX), all.size()));
  }
}
