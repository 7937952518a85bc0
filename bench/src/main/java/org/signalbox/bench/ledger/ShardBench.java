package org.signalbox.bench.ledger;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.signalbox.ledger.LedgerCommandDecoder;
import org.signalbox.ledger.LedgerCommandEncoder;
import org.signalbox.ledger.LedgerImage;
import org.signalbox.ledger.LedgerImageDecoder;
import org.signalbox.ledger.LedgerImageEncoder;
import org.signalbox.ledger.LedgerShard;
import org.signalbox.rating.Tariff;

/**
 * What the shard costs on one thread: memory of an idle account, time and garbage of a command,
 * time of an image and of a restart. Arguments: accounts, rounds.
 */
public final class ShardBench {

  private static final int WARM_UP_ROUNDS = 3;

  private final int accounts;
  private final int rounds;
  private final Tariff tariff = ChargeLoad.tariff();
  private final LedgerShard shard = new LedgerShard(ChargeLoad.port(tariff));
  private long answers;

  private ShardBench(int accounts, int rounds) {
    this.accounts = accounts;
    this.rounds = rounds;
  }

  public static void main(String[] arguments) {
    int accounts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 12;
    new ShardBench(accounts, rounds).run();
  }

  private void run() {
    shard.execute(ChargeLoad.activation(tariff));
    long before = used();
    for (int i = 0; i < accounts; i++) {
      shard.execute(ChargeLoad.opening(i));
    }
    print("heap of an idle account", (used() - before) / accounts, "octets");
    image("image, idle accounts");
    commands();
    image("image, busy accounts");
    print("answers", answers, "");
  }

  private void commands() {
    ChargeLoad load = new ChargeLoad(accounts);
    LedgerCommandEncoder encoder = new LedgerCommandEncoder();
    long number = 0;
    long octets = 0;
    for (int round = 0; round < rounds; round++) {
      List<byte[]> encoded = new ArrayList<>(accounts);
      for (int i = 0; i < accounts; i++) {
        encoded.add(encoder.encode(load.command(number++)));
        octets += encoded.getLast().length;
      }
      ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long allocated = threads.getCurrentThreadAllocatedBytes();
      long start = threads.getCurrentThreadCpuTime();
      for (byte[] command : encoded) {
        answers += shard.execute(LedgerCommandDecoder.decode(command)).records().size();
      }
      long nanos = threads.getCurrentThreadCpuTime() - start;
      if (round >= WARM_UP_ROUNDS) {
        String request = List.of("begin", "go on", "end").get(round % ChargeLoad.REQUESTS);
        print("decode and execute, " + request, nanos / accounts, "ns of processor");
        print(
            "  garbage",
            (threads.getCurrentThreadAllocatedBytes() - allocated) / accounts,
            "octets");
      }
    }
    print("a command", octets / number, "octets");
  }

  private void image(String what) {
    long start = System.nanoTime();
    LedgerImage image = shard.image();
    print(what + ", on the shard's thread", (System.nanoTime() - start) / 1_000, "us");
    start = System.nanoTime();
    LedgerImageDecoder decoder = new LedgerImageDecoder();
    long octets = 0;
    var chunks = LedgerImageEncoder.chunks(image);
    while (chunks.hasNext()) {
      byte[] chunk = chunks.next();
      octets += chunk.length;
      decoder.accept(chunk);
    }
    answers += LedgerShard.restore(decoder.finish(), ChargeLoad.port(tariff)).accountCount();
    print(what + ", written, read and restored", (System.nanoTime() - start) / 1_000_000, "ms");
    print(what + ", size", octets / accounts, "octets an account");
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static void print(String what, long value, String unit) {
    System.out.println(String.format(Locale.ROOT, "%-52s %,12d %s", what, value, unit));
  }
}
