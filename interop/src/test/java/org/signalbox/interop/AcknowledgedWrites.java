package org.signalbox.interop;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.signalbox.testsupport.RpcAnswer;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.TcpRpcClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Clients that write without pause until the program is gone, and remember what was answered with
 * {@code "OK"}. One connection and one virtual thread a kind of write.
 */
final class AcknowledgedWrites {

  /** The kinds of write that must survive. */
  enum Kind {
    TARIFF,
    PROFILE,
    CDR
  }

  /** One write that was answered with {@code "OK"}. */
  record Write(Kind kind, String id) {}

  private final ConcurrentLinkedQueue<Write> acknowledged = new ConcurrentLinkedQueue<>();
  private final List<Thread> writers = new ArrayList<>();

  /**
   * Starts the writers and returns once each has had one write acknowledged.
   *
   * @param round part of every id, so that rounds do not collide
   */
  void start(SignalboxProcess signalbox, int round) {
    CountDownLatch first = new CountDownLatch(Kind.values().length);
    for (Kind kind : Kind.values()) {
      writers.add(Thread.ofVirtual().start(() -> writeUntilGone(signalbox, kind, round, first)));
    }
    try {
      first.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the writers began", e);
    }
  }

  private void writeUntilGone(
      SignalboxProcess signalbox, Kind kind, int round, CountDownLatch first) {
    try (TcpRpcClient client = signalbox.tcp()) {
      for (int number = 0; ; number++) {
        String id = "%s-%d-%d".formatted(kind, round, number);
        RpcAnswer answer = client.call(method(kind), parameters(kind, id));
        if (!answer.result().asString().equals("OK")) {
          throw new AssertionError("not acknowledged: " + answer.line());
        }
        acknowledged.add(new Write(kind, id));
        first.countDown();
      }
    } catch (java.io.UncheckedIOException | JacksonException | AssertionError gone) {
      first.countDown();
    }
  }

  /** Waits for the writers, which end with the program. */
  List<Write> awaitEnd() {
    try {
      for (Thread writer : writers) {
        writer.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the writers ended", e);
    }
    return List.copyOf(acknowledged);
  }

  /** Those of the writes that the program no longer knows. */
  static List<Write> lost(SignalboxProcess signalbox, List<Write> writes) {
    try (TcpRpcClient client = signalbox.tcp()) {
      return writes.stream().filter(write -> !isThere(client, write)).toList();
    }
  }

  private static boolean isThere(TcpRpcClient client, Write write) {
    String id = write.id();
    JsonNode found =
        switch (write.kind()) {
          case TARIFF ->
              client
                  .call("APIerSv1.GetTPDestination", "{'TPid':'crash','ID':'%s'}".formatted(id))
                  .json();
          case PROFILE ->
              client
                  .call(
                      "APIerSv1.GetRatingProfile",
                      "{'Tenant':'cgrates.org','Category':'call','Subject':'%s'}".formatted(id))
                  .json();
          case CDR -> client.call("APIerSv2.GetCDRs", "{'OriginIDs':['%s']}".formatted(id)).json();
        };
    return found.path("error").isNull();
  }

  private static String method(Kind kind) {
    return switch (kind) {
      case TARIFF -> "APIerSv1.SetTPDestination";
      case PROFILE -> "APIerSv1.SetRatingProfile";
      case CDR -> "CDRsV1.ProcessExternalCDR";
    };
  }

  private static String parameters(Kind kind, String id) {
    return switch (kind) {
      case TARIFF -> "{'TPid':'crash','ID':'%s','Prefixes':['1','2']}".formatted(id);
      case PROFILE ->
          """
          {'Tenant':'cgrates.org','Category':'call','Subject':'%s','RatingPlanActivations':[
           {'ActivationTime':'2014-01-14T00:00:00Z','RatingPlanId':'RatingPlan_VoiceCalls'}]}\
          """
              .formatted(id);
      case CDR -> ExternalCdr.of(id, "6140000", "61s").json("*voice");
    };
  }
}
