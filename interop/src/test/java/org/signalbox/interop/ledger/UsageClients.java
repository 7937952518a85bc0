package org.signalbox.interop.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.signalbox.interop.ledger.UsageClient.WrongAnswer;
import org.signalbox.testsupport.HttpRpcClient;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.SignalboxSetup;
import org.signalbox.testsupport.TcpRpcClient;
import tools.jackson.core.JacksonException;

/** Some clients of every door, each in a thread of its own, over the lives of a program. */
final class UsageClients {

  private static final int CLIENTS_OF_A_DOOR = 2;

  private final List<UsageClient> all = new ArrayList<>();
  private final List<Thread> running = new ArrayList<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

  UsageClients() {
    for (UsageDoor door : UsageDoor.values()) {
      for (int client = 0; client < CLIENTS_OF_A_DOOR; client++) {
        all.add(new UsageClient(door, "usage-" + door + "-" + client));
      }
    }
  }

  List<UsageClient> all() {
    return all;
  }

  /** Answers that were seen and should not have been given. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /** Gives them tariff and money, in a life of the program that ends well. */
  void prepare(SignalboxSetup setup) {
    try (SignalboxProcess signalbox = SignalboxProcess.start(setup);
        HttpRpcClient rpc = signalbox.http()) {
      UsageDoor.prepare(rpc, all.stream().map(UsageClient::account).toList());
      signalbox.stop();
    }
  }

  /** Starts them and returns once each had one request answered. */
  void start(SignalboxProcess signalbox) throws InterruptedException {
    running.clear();
    CountDownLatch first = new CountDownLatch(all.size());
    for (UsageClient client : all) {
      running.add(Thread.ofVirtual().start(() -> chargeUntilGone(signalbox, client, first)));
    }
    first.await();
  }

  private void chargeUntilGone(
      SignalboxProcess signalbox, UsageClient client, CountDownLatch first) {
    try (TcpRpcClient rpc = signalbox.tcp()) {
      while (true) {
        client.charge(rpc);
        first.countDown();
      }
    } catch (WrongAnswer answer) {
      wrong.add(String.valueOf(answer.getMessage()));
      first.countDown();
    } catch (java.io.UncheckedIOException | JacksonException | AssertionError gone) {
      first.countDown();
    }
  }

  /** Waits for them; they end with the program. */
  void awaitEnd() throws InterruptedException {
    for (Thread client : running) {
      client.join();
    }
  }

  /** Has every request answered, and the last of each client asked once more. */
  void finish(SignalboxProcess signalbox) {
    try (TcpRpcClient rpc = signalbox.tcp()) {
      all.forEach(client -> client.finish(rpc));
    }
  }
}
