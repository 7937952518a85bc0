package org.signalbox.app.internal.backup;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.signalbox.core.OperatorFault;
import org.signalbox.rpc.RpcMethod;
import org.signalbox.rpc.RpcParameters;
import org.signalbox.rpc.RpcReply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code SignalboxV1.StartBackup} begins a backup into a file of the node's own machine, {@code
 * SignalboxV1.BackupStatus} tells how far it is. One at a time. Any thread.
 */
public final class BackupMethods {

  private static final Logger LOG = LoggerFactory.getLogger(BackupMethods.class);

  private final BackupSource source;
  private final AtomicReference<@Nullable Job> job = new AtomicReference<>();

  /** A backup under way, or the last one. */
  private static final class Job {

    private final BackupProgress progress = new BackupProgress();
    private volatile String state = "RUNNING";
    private volatile String fault = "";

    boolean isRunning() {
      return state.equals("RUNNING");
    }
  }

  public BackupMethods(BackupSource source) {
    this.source = source;
  }

  /** All methods of this class. */
  public List<RpcMethod> all() {
    return List.of(
        RpcMethod.blocking("SignalboxV1", "StartBackup", this::start),
        RpcMethod.blocking("SignalboxV1", "BackupStatus", parameters -> status()));
  }

  private RpcReply start(RpcParameters sent) {
    RpcParameters parameters = sent.as("AttrStartBackup").requiring("File");
    Path file;
    try {
      file = Path.of(parameters.text("File"));
    } catch (InvalidPathException e) {
      return RpcReply.serverError("no path: " + e.getMessage());
    }
    if (!file.isAbsolute()) {
      return RpcReply.serverError("found File \"" + file + "\", expected an absolute path");
    }
    Job started = new Job();
    Job before = job.get();
    if ((before != null && before.isRunning()) || !job.compareAndSet(before, started)) {
      return RpcReply.serverError("a backup is under way");
    }
    Thread.ofVirtual().name("backup").start(() -> run(started, file));
    return RpcReply.OK;
  }

  private void run(Job started, Path file) {
    try {
      new NodeBackup(source, started.progress).write(file);
      started.state = "DONE";
      LOG.atInfo().addKeyValue("file", file).log("backup made");
    } catch (RuntimeException e) {
      // The boundary of the job's thread: whoever asks for the status is told that there is none,
      // and why as far as it is the operator's to mend. What else went wrong is the log's.
      started.fault =
          e instanceof OperatorFault
              ? String.valueOf(e.getMessage())
              : "no backup: an internal error, which the node's log tells";
      started.state = "FAILED";
      LOG.atWarn().addKeyValue("file", file).setCause(e).log("no backup made");
    }
  }

  private RpcReply status() {
    Job last = job.get();
    if (last == null) {
      return RpcReply.NOT_FOUND;
    }
    return RpcReply.result(out -> {
      out.writeStartObject();
      out.writeStringProperty("State", last.state);
      out.writeNumberProperty("Done", last.progress.done());
      out.writeNumberProperty("Total", last.progress.total());
      out.writeStringProperty("Error", last.fault);
      out.writeEndObject();
    });
  }
}
