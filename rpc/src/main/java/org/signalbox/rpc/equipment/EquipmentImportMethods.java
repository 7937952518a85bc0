package org.signalbox.rpc.equipment;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.signalbox.core.OperatorFault;
import org.signalbox.registers.equipment.LiveEquipment;
import org.signalbox.registers.equipment.csv.EquipmentImport;
import org.signalbox.registers.equipment.csv.ImportOptions;
import org.signalbox.registers.equipment.csv.ImportProgress;
import org.signalbox.registers.equipment.csv.ImportReport;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code SignalboxV1.StartEquipmentImport} begins to take a list from a file of the node's own
 * machine and gives it an id, by which {@code SignalboxV1.EquipmentImportStatus} tells how far it
 * is; without an id it tells of the last one. One at a time; the last {@value #KEPT} are kept. Any
 * thread.
 */
public final class EquipmentImportMethods {

  private static final Logger LOG = LoggerFactory.getLogger(EquipmentImportMethods.class);

  /** So many imports are told of. */
  private static final int KEPT = 16;

  private final LiveEquipment live;
  private final InstantSource clock;

  /** The oldest first; guarded by itself. */
  private final Deque<Job> jobs = new ArrayDeque<>();

  /** What is to be done. */
  private record Order(Path file, ImportOptions options, boolean isDry, String actor) {}

  /** How far it is. */
  private sealed interface State {

    record Running(ImportProgress.Step step, long done, long total) implements State {}

    record Done(ImportReport report) implements State {}

    record Failed(String fault) implements State {}
  }

  /** An import under way, or the last one. */
  private static final class Job {
    private final String id = UUID.randomUUID().toString();
    private volatile State state = new State.Running(ImportProgress.Step.READ, 0, 1);
  }

  public EquipmentImportMethods(LiveEquipment live, InstantSource clock) {
    this.live = live;
    this.clock = clock;
  }

  /** All methods of this class. */
  public List<RpcMethod> all() {
    return List.of(
        EquipmentMethods.method("StartEquipmentImport", this::start),
        EquipmentMethods.method("EquipmentImportStatus", this::status));
  }

  private RpcReply start(RpcParameters sent) {
    Order order = order(sent.requiring("File"));
    Job begun = new Job();
    synchronized (jobs) {
      Optional<Job> last = Optional.ofNullable(jobs.peekLast());
      if (last.filter(each -> each.state instanceof State.Running).isPresent()) {
        return RpcReply.serverError("an import is under way");
      }
      jobs.addLast(begun);
      if (jobs.size() > KEPT) {
        jobs.removeFirst();
      }
    }
    var _ = Thread.ofVirtual().name("equipment-import").start(() -> run(begun, order));
    return RpcReply.result(out -> {
      out.writeStartObject();
      out.writeStringProperty("Id", begun.id);
      out.writeEndObject();
    });
  }

  private Order order(RpcParameters sent) {
    EquipmentParameters parameters = new EquipmentParameters(sent);
    String mode = sent.text("Mode");
    ImportOptions.Mode chosen =
        switch (mode.toUpperCase(Locale.ROOT)) {
          case "", "MERGE" -> ImportOptions.Mode.MERGE;
          case "REPLACE" -> ImportOptions.Mode.REPLACE;
          default -> throw EquipmentParameters.fault("Mode", mode, "MERGE or REPLACE");
        };
    return new Order(
        path(sent.text("File")),
        new ImportOptions(chosen, parameters.mark(), clock.instant(), sent.flag("RemoveMost")),
        sent.flag("DryRun"),
        parameters.actor());
  }

  private static Path path(String text) {
    try {
      Path path = Path.of(text);
      if (path.isAbsolute()) {
        return path;
      }
    } catch (InvalidPathException e) {
      // No path at all is told as a relative one is.
    }
    throw EquipmentParameters.fault("File", text, "an absolute path");
  }

  private void run(Job begun, Order order) {
    ImportProgress progress =
        (step, done, total) -> begun.state = new State.Running(step, done, total);
    State end = outcome(order, progress);
    // Millions of lines made the heap grow; what they leave would stay with the process for hours.
    System.gc();
    begun.state = end;
  }

  private State outcome(Order order, ImportProgress progress) {
    try {
      EquipmentImport list = EquipmentImport.read(order.file(), order.options(), progress);
      ImportReport report =
          order.isDry() ? list.compare(live) : list.apply(live, order.actor(), progress);
      LOG.atInfo()
          .addKeyValue("file", order.file())
          .addKeyValue("dry-run", order.isDry())
          .addKeyValue("report", report)
          .log("equipment list read");
      return new State.Done(report);
    } catch (OperatorFault e) {
      LOG.atWarn().addKeyValue("file", order.file()).log("equipment list refused");
      return new State.Failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // The boundary of the job's thread: whoever asks for the status is told.
      LOG.atError().addKeyValue("file", order.file()).setCause(e).log("equipment list not taken");
      return new State.Failed("the list was not taken: " + e.getMessage());
    }
  }

  private RpcReply status(RpcParameters sent) {
    String id = sent.text("Id");
    synchronized (jobs) {
      return jobs.reversed().stream()
          .filter(job -> id.isEmpty() || job.id.equals(id))
          .findFirst()
          .map(EquipmentImportMethods::status)
          .orElse(RpcReply.NOT_FOUND);
    }
  }

  private static RpcReply status(Job job) {
    State state = job.state;
    return RpcReply.result(out -> {
      out.writeStartObject();
      out.writeStringProperty("Id", job.id);
      switch (state) {
        case State.Running running -> {
          out.writeStringProperty("State", "RUNNING");
          out.writeStringProperty("Step", running.step().name());
          out.writeNumberProperty("Done", running.done());
          out.writeNumberProperty("Total", running.total());
        }
        case State.Failed failed -> {
          out.writeStringProperty("State", "FAILED");
          out.writeStringProperty("Error", failed.fault());
        }
        case State.Done done -> {
          ImportReport report = done.report();
          out.writeStringProperty("State", "DONE");
          out.writeNumberProperty("Lines", report.lines());
          out.writeNumberProperty("Added", report.added());
          out.writeNumberProperty("Changed", report.changed());
          out.writeNumberProperty("Same", report.same());
          out.writeNumberProperty("Removed", report.removed());
          out.writeNumberProperty("WrongCheckDigits", report.wrongCheckDigits());
          out.writeNumberProperty("FirstWrongLine", report.firstWrongLine());
        }
      }
      out.writeEndObject();
    });
  }
}
