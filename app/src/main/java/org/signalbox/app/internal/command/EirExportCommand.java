package org.signalbox.app.internal.command;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.signalbox.app.internal.call.CallJson;
import org.signalbox.app.internal.call.RpcCaller;
import org.signalbox.core.OperatorFault;
import org.signalbox.core.Supi;
import org.signalbox.registers.equipment.EntryKey;
import org.signalbox.registers.equipment.EquipmentEntry;
import org.signalbox.registers.equipment.EquipmentMark;
import org.signalbox.registers.equipment.EquipmentSelector;
import org.signalbox.registers.equipment.StoredEntry;
import org.signalbox.registers.equipment.csv.EquipmentCsvWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code signalbox eir export}. */
@Command(
    name = "export",
    description = "Writes the register as CSV, as signalbox eir import takes it.",
    mixinStandardHelpOptions = true)
final class EirExportCommand implements Callable<Integer> {

  private static final int PAGE = 10_000;

  @Mixin private EirOptions register = new EirOptions();

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The file, which must not be there; standard output without it.")
  private Optional<Path> file = Optional.empty();

  @Override
  public Integer call() {
    long count = 0;
    try (RpcCaller caller = register.open();
        EquipmentCsvWriter csv = new EquipmentCsvWriter(target())) {
      ObjectNode parameters = CallJson.object();
      parameters.put("Limit", PAGE);
      JsonNode page = caller.call("SignalboxV1.GetEquipment", parameters);
      while (!page.isEmpty()) {
        for (JsonNode entry : page) {
          csv.write(stored(entry));
          count++;
        }
        ObjectNode last = parameters.putObject("After");
        JsonNode entry = page.get(page.size() - 1);
        last.put("Equipment", entry.path("Equipment").asString());
        last.put("Supi", entry.path("Supi").asString());
        page = caller.call("SignalboxV1.GetEquipment", parameters);
      }
    }
    if (file.isPresent()) {
      System.out.println("exported: " + count + (count == 1 ? " entry" : " entries"));
    }
    return 0;
  }

  private Writer target() {
    if (file.isEmpty()) {
      return new OutputStreamWriter(System.out, StandardCharsets.UTF_8);
    }
    try {
      return Files.newBufferedWriter(
          file.get(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      throw new OperatorFault("found the file " + file.get() + ", expected none there", e);
    } catch (IOException e) {
      throw new OperatorFault("the file " + file.get() + " cannot be written", e);
    }
  }

  private static StoredEntry stored(JsonNode entry) {
    return new StoredEntry(
        new EquipmentEntry(
            new EntryKey(
                EquipmentSelector.parse(entry.path("Equipment").asString()).orElseThrow(),
                Supi.parse(entry.path("Supi").asString())),
            EquipmentMark.valueOf(entry.path("Status").asString()),
            entry.path("Reason").asString(),
            Instant.parse(entry.path("Since").asString())),
        entry.path("Change").asLong());
  }
}
