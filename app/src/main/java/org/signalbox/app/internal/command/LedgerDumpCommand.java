package org.signalbox.app.internal.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.text.RecordJson;
import org.signalbox.app.internal.text.Terminal;
import org.signalbox.core.OperatorFault;
import org.signalbox.ledger.LedgerCommand;
import org.signalbox.ledger.LedgerCommandDecoder;
import org.signalbox.ledger.runtime.journal.JournalFrame;
import org.signalbox.ledger.runtime.journal.JournalReader;
import org.signalbox.ledger.runtime.storage.FolderStorageAdapter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ObjectNode;

/** {@code signalbox ledger dump}. */
@Command(
    name = "dump",
    description = "Prints the commands of the log and the archive, one a line.",
    mixinStandardHelpOptions = true)
final class LedgerDumpCommand implements Callable<Integer> {

  @Parameters(paramLabel = "DIR", description = "The folder of the ledger.")
  private Path folder = Path.of("");

  @Option(names = "--from", paramLabel = "POSITION", description = "The first position printed.")
  private Optional<Long> from = Optional.empty();

  @Option(names = "--to", paramLabel = "POSITION", description = "The last position printed.")
  private Optional<Long> to = Optional.empty();

  @Option(names = "--json", description = "Prints one JSON object a line.")
  private boolean json;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.standard();
    try (FolderStorageAdapter storage = FolderStorageAdapter.reading(folder)) {
      JournalReader reader =
          from.map(position -> JournalReader.after(storage, before(position)))
              .orElseGet(() -> JournalReader.ofAll(storage));
      long last = to.orElse(Long.MAX_VALUE);
      while (reader.position() < last) {
        Optional<JournalFrame> frame = reader.next();
        if (frame.isEmpty()) {
          break;
        }
        terminal.line(json ? asJson(frame.get()) : asText(frame.get(), terminal));
      }
    }
    return 0;
  }

  private static long before(long position) {
    if (position < 1) {
      throw new OperatorFault("found --from " + position + ", expected a position from 1 on");
    }
    return position - 1;
  }

  private static String asText(JournalFrame frame, Terminal terminal) {
    LedgerCommand command = LedgerCommandDecoder.decode(frame.payload());
    ObjectNode content = RecordJson.of(command);
    content.remove("at");
    content.remove("kind");
    return terminal.dim(Terminal.padded(Long.toString(frame.position()), 10))
        + command.at()
        + " "
        + terminal.bold(command.getClass().getSimpleName())
        + " "
        + CallJson.line(content);
  }

  private static String asJson(JournalFrame frame) {
    ObjectNode out = CallJson.object();
    out.put("position", frame.position());
    out.put("batchStart", frame.batchStart());
    out.put("term", frame.term());
    out.put("octets", frame.payload().length);
    out.set("command", RecordJson.of(LedgerCommandDecoder.decode(frame.payload())));
    return CallJson.line(out);
  }
}
