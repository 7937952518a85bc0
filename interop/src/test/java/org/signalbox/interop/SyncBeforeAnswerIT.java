package org.signalbox.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.signalbox.testsupport.ExternalTool;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.RpcAnswer;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.SignalboxSetup;
import org.signalbox.testsupport.TcpRpcClient;
import tools.jackson.core.JacksonException;

/**
 * A write is on the disk before it is answered. A kill cannot show it, because what was written but
 * not synced survives in the page cache; the order of system calls and a disk that fails can.
 */
class SyncBeforeAnswerIT {

  @TempDir Path folder;

  /** One write of each kind, with the id by which it is found in a trace. */
  private record TracedWrite(String id, String method, String parameters) {}

  private static final List<TracedWrite> WRITES =
      List.of(
          new TracedWrite(
              "TracedDestination",
              "APIerSv1.SetTPDestination",
              "{'TPid':'t','ID':'TracedDestination','Prefixes':['1']}"),
          new TracedWrite(
              "TracedSubject",
              "APIerSv1.SetRatingProfile",
              """
              {'Subject':'TracedSubject','Tenant':'cgrates.org','Category':'call',
               'RatingPlanActivations':[{'ActivationTime':'2014-01-14T00:00:00Z',
               'RatingPlanId':'RatingPlan_VoiceCalls'}]}\
              """),
          new TracedWrite(
              "TracedCharger",
              "APIerSv1.SetChargerProfile",
              "{'ID':'TracedCharger','Tenant':'t','AttributeIDs':['*none']}"),
          new TracedWrite(
              "TracedCall",
              "CDRsV1.ProcessExternalCDR",
              ExternalCdr.of("TracedCall", "6140000", "61s").json("*voice")));

  @Test
  void shouldSyncEachWriteBeforeItsAnswer() {
    // Given
    SignalboxSetup setup = SignalboxSetup.on(folder.resolve("data"));
    CrashIT.prepare(setup);
    Path trace = folder.resolve("trace");
    SignalboxSetup traced = setup.wrappedIn(strace(trace));

    // When
    try (SignalboxProcess signalbox = SignalboxProcess.start(traced);
        TcpRpcClient rpc = signalbox.tcp()) {
      for (TracedWrite write : WRITES) {
        rpc.write(
            "{\"method\":\"%s\",\"id\":\"%s-asked\",\"params\":[%s]}"
                .formatted(write.method(), write.id(), write.parameters().replace('\'', '"')));
        assertThat(rpc.read().result().asString()).isEqualTo("OK");
      }
      signalbox.stop();
    }

    // Then
    SyncTrace calls = SyncTrace.read(trace);
    for (TracedWrite write : WRITES) {
      assertThat(
              calls.syncedBeforeAnswer(
                  write.id() + "-asked\\\",\\\"params", write.id() + "-asked\\\",\\\"result"))
          .as(write.method())
          .isTrue();
    }
  }

  private static List<String> strace(Path trace) {
    return List.of(
        ExternalTool.require("strace", "strace").path().toString(),
        "-f",
        "--seccomp-bpf",
        "-y",
        "-s",
        "400",
        "-e",
        "trace=read,recvfrom,recvmsg,readv,write,writev,sendto,sendmsg,pwrite64,fsync,fdatasync",
        "-e",
        "signal=none",
        "-o",
        trace.toString());
  }

  @Test
  void shouldNotAcknowledgeAWriteWhoseSyncFailed() {
    // Given
    BadDisk disk = new BadDisk(folder);
    SignalboxSetup setup = SignalboxSetup.on(folder.resolve("data"));
    CrashIT.prepare(setup);
    try (SignalboxProcess signalbox = SignalboxProcess.start(disk.under(setup));
        TcpRpcClient rpc = signalbox.tcp()) {
      rpc.call(WRITES.getFirst().method(), WRITES.getFirst().parameters()).result();

      // When
      disk.failSyncs(true);

      // Then
      for (TracedWrite write : WRITES) {
        assertThat(answerOrSilence(signalbox, write)).doesNotContain("OK");
      }
    }
    disk.failSyncs(false);
    try (SignalboxProcess signalbox = SignalboxProcess.start(setup);
        HttpRpcClient rpc = signalbox.http()) {
      assertThat(
              rpc.call("APIerSv1.GetTPDestination", "{'TPid':'t','ID':'TracedDestination'}")
                  .result()
                  .path("ID")
                  .asString())
          .isEqualTo("TracedDestination");
    }
  }

  /** What a write is answered with; nothing when the program ended instead, which is as good. */
  private static String answerOrSilence(SignalboxProcess signalbox, TracedWrite write) {
    try (TcpRpcClient rpc = signalbox.tcp()) {
      rpc.write(
          "{\"method\":\"%s\",\"id\":1,\"params\":[%s]}"
              .formatted(
                  write.method(),
                  write.parameters().replace('\'', '"').replace("Traced", "Unsynced")));
      return rpc.readUnlessClosed().map(RpcAnswer::line).orElse("");
    } catch (java.io.UncheckedIOException | JacksonException ended) {
      return "";
    }
  }
}
