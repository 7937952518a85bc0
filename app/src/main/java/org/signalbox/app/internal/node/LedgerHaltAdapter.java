package org.signalbox.app.internal.node;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.signalbox.ledger.runtime.HaltPort;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the process when the ledger may not go on: tells why in one sentence, leaves a file for
 * whoever looks into it, then ends without a clean stop. Any thread.
 */
final class LedgerHaltAdapter implements HaltPort {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerHaltAdapter.class);

  private final Path folder;
  private final InstantSource clock;
  private final Consumer<Throwable> end;

  /**
   * @param folder where the file goes
   * @param end ends the process
   */
  LedgerHaltAdapter(Path folder, InstantSource clock, Consumer<Throwable> end) {
    this.folder = folder;
    this.clock = clock;
    this.end = end;
  }

  @Override
  public void halt(String sentence, Throwable cause) {
    Path dump = folder.resolve("halt-" + clock.instant().getEpochSecond() + ".txt");
    try {
      Files.writeString(dump, text(sentence, cause));
      LOG.atError().addKeyValue("dump", dump).log(sentence);
    } catch (IOException e) {
      // The disk may be what failed; the sentence goes to the log all the same.
      LOG.atError().addKeyValue("dump", "none: " + e.getMessage()).log(sentence);
    }
    end.accept(cause);
  }

  private String text(String sentence, Throwable cause) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    out.println(clock.instant() + " " + sentence);
    cause.printStackTrace(out);
    for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(true, true)) {
      out.print(thread);
    }
    out.flush();
    return text.toString();
  }
}
