package org.signalbox.interop.ocs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.signalbox.testsupport.ExternalTool;
import org.signalbox.testsupport.PrivateNetwork;
import org.signalbox.testsupport.PrivateProgram;

/**
 * SIPp as telephones: one that answers every call, and one that calls. The scenarios echo
 * Record-Route, which SIPp's own do not, so that the proxy sees the whole call.
 */
final class Telephones implements AutoCloseable {

  private static final String PACKAGE = "sip-tester";
  private static final String CALLED = "+61400000099";
  private static final String PATIENCE_MILLIS = "40000";

  private final PrivateNetwork network;
  private final Path folder;
  private final Supplier<CallLogs> logs;
  private final PrivateProgram answering;

  private Telephones(
      PrivateNetwork network, Path folder, Supplier<CallLogs> logs, PrivateProgram answering) {
    this.network = network;
    this.folder = folder;
    this.logs = logs;
    this.answering = answering;
  }

  /**
   * Has the one that answers wait for calls. Nobody waits for it: a proxy repeats an INVITE.
   *
   * @param logs of what the calls go through, for the message of a failed call
   */
  static Telephones start(PrivateNetwork network, Path folder, Supplier<CallLogs> logs) {
    List<String> command =
        List.of(
            sipp(),
            "-nostdin",
            "-sf",
            scenario(folder, "answer"),
            "-i",
            PrivateNetwork.ADDRESS,
            "-p",
            "5080");
    return new Telephones(network, folder, logs, PrivateProgram.launch(network, command, "SIPp"));
  }

  private static String sipp() {
    return ExternalTool.require("sipp", PACKAGE).path().toString();
  }

  private static String scenario(Path folder, String name) {
    Path file = folder.resolve(name + ".xml");
    try (InputStream in = Telephones.class.getResourceAsStream("/sipp/" + name + ".xml")) {
      if (in == null) {
        throw new IllegalStateException("no resource sipp/" + name + ".xml");
      }
      Files.createDirectories(folder);
      Files.write(file, in.readAllBytes());
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls and hangs up after a while. */
  void callAndHangUp(String caller, Duration length) {
    call(caller, "hangup", List.of("-d", Long.toString(length.toMillis())));
  }

  /**
   * Calls until the other side hangs up.
   *
   * @return how long that took
   */
  Duration callUntilCut(String caller) {
    long begin = System.nanoTime();
    call(caller, "cut", List.of());
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Calls where a refusal with a status is expected; anything else fails the test. */
  void callAndBeRefused(String caller, int status) {
    call(caller, "refused-" + status, List.of());
  }

  private void call(String caller, String scenario, List<String> more) {
    List<String> command =
        new ArrayList<>(
            List.of(
                sipp(),
                "-nostdin",
                "-m",
                "1",
                "-sf",
                scenario(folder, scenario),
                "-i",
                PrivateNetwork.ADDRESS,
                "-p",
                "5070",
                "-s",
                CALLED,
                "-key",
                "caller",
                caller,
                "-recv_timeout",
                PATIENCE_MILLIS));
    command.addAll(more);
    command.add(PrivateNetwork.ADDRESS + ":5060");
    CallLogs before = logs.get();
    ExternalTool.Outcome outcome = network.outcome(command);
    if (outcome.status() != 0) {
      CallLogs during = logs.get().since(before);
      String call = scenario + " of " + caller;
      throw new AssertionError(new FailedCall(call, outcome, during, answering.output()).message());
    }
  }

  @Override
  public void close() {
    answering.close();
  }
}
