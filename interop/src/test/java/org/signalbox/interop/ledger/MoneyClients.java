package org.signalbox.interop.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.signalbox.testsupport.SignalboxProcess;
import org.signalbox.testsupport.TcpRpcClient;
import tools.jackson.core.JacksonException;

/**
 * Clients that add 3 to an account and debit 2, again and again, each on an account of its own, and
 * count what they asked for and what was acknowledged. They go on over the lives of a program.
 */
final class MoneyClients {

  static final int CLIENTS = 4;

  /** One kind of change of one account. */
  static final class Count {
    final AtomicLong asked = new AtomicLong();
    final AtomicLong acknowledged = new AtomicLong();
  }

  private final List<Count> added = new ArrayList<>();
  private final List<Count> debited = new ArrayList<>();
  private final List<Thread> running = new ArrayList<>();

  MoneyClients() {
    for (int client = 0; client < CLIENTS; client++) {
      added.add(new Count());
      debited.add(new Count());
    }
  }

  static String account(int client) {
    return "money-" + client;
  }

  Count added(int client) {
    return added.get(client);
  }

  Count debited(int client) {
    return debited.get(client);
  }

  /** Starts them and returns once each had one change acknowledged. */
  void start(SignalboxProcess signalbox) throws InterruptedException {
    running.clear();
    CountDownLatch first = new CountDownLatch(CLIENTS);
    for (int client = 0; client < CLIENTS; client++) {
      int number = client;
      running.add(Thread.ofVirtual().start(() -> changeUntilGone(signalbox, number, first)));
    }
    first.await();
  }

  private void changeUntilGone(SignalboxProcess signalbox, int client, CountDownLatch first) {
    try (TcpRpcClient rpc = signalbox.tcp()) {
      while (true) {
        change(rpc, "APIerSv1.AddBalance", client, 3, added.get(client));
        first.countDown();
        change(rpc, "APIerSv1.DebitBalance", client, 2, debited.get(client));
      }
    } catch (java.io.UncheckedIOException | JacksonException | AssertionError gone) {
      first.countDown();
    }
  }

  private static void change(TcpRpcClient rpc, String method, int client, int value, Count count) {
    count.asked.incrementAndGet();
    String answer = rpc.call(method, parameters(client, value)).result().asString();
    if (!answer.equals("OK")) {
      throw new AssertionError(answer);
    }
    count.acknowledged.incrementAndGet();
  }

  static String parameters(int client, int value) {
    return "{'Tenant':'cgrates.org','Account':'%s','BalanceType':'*monetary','Value':%d}"
        .formatted(account(client), value);
  }

  /** Waits for them; they end with the program. */
  void awaitEnd() throws InterruptedException {
    for (Thread client : running) {
      client.join();
    }
  }
}
