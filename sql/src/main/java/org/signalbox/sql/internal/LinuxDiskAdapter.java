package org.signalbox.sql.internal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.file.Path;

/**
 * The disk under Linux, by {@code sync_file_range(2)} and {@code fdatasync(2)}. A channel of Java
 * does the second, but tells nobody the number of its file, which the first needs.
 */
final class LinuxDiskAdapter implements DiskPort {

  private static final int O_RDWR = 2;
  private static final int O_CLOEXEC = 0x80000;

  /**
   * Of {@code sync_file_range(2)}: waits for what is being written, begins to write, waits for that
   * (1, 2 and 4).
   */
  private static final int WRITE_AND_WAIT = 7;

  /** The same without waiting. */
  private static final int WRITE = 2;

  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
  private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO_OF =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private final MethodHandle open;
  private final MethodHandle syncFileRange;
  private final MethodHandle fdatasync;
  private final MethodHandle close;

  private LinuxDiskAdapter(SymbolLookup library) {
    open =
        linked(
            library,
            "open",
            FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT),
            // What comes behind the flags is for files that are made.
            Linker.Option.firstVariadicArg(2));
    syncFileRange =
        linked(
            library,
            "sync_file_range",
            FunctionDescriptor.of(
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_INT,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_LONG,
                ValueLayout.JAVA_INT));
    fdatasync = linked(library, "fdatasync", ofNumber());
    close = linked(library, "close", ofNumber());
  }

  /** Whether the system is the right one. */
  static boolean isHere() {
    return System.getProperty("os.name").equals("Linux");
  }

  /** Takes a tenth of a second. */
  static DiskPort linked() {
    return new LinuxDiskAdapter(LINKER.defaultLookup());
  }

  private static FunctionDescriptor ofNumber() {
    return FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
  }

  @SuppressWarnings("restricted") // The launcher allows native access.
  private static MethodHandle linked(
      SymbolLookup library, String name, FunctionDescriptor shape, Linker.Option... others) {
    Linker.Option[] options = new Linker.Option[others.length + 1];
    options[0] = ERRNO;
    System.arraycopy(others, 0, options, 1, others.length);
    return LINKER.downcallHandle(library.findOrThrow(name), shape, options);
  }

  @Override
  public OpenFile open(Path file) throws IOException {
    int number =
        call(
            "open",
            (state, arena) ->
                (int)
                    open.invokeExact(
                        state, arena.allocateFrom(file.toString()), O_RDWR | O_CLOEXEC));
    return new NumberedFile(number);
  }

  private static int call(String name, Call call) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int result = call.of(state, arena);
      if (result < 0) {
        throw new IOException(name + " failed, errno " + (int) ERRNO_OF.get(state, 0L));
      }
      return result;
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a function of C throws nothing", e);
    }
  }

  @FunctionalInterface
  private interface Call {

    @SuppressWarnings("checkstyle:IllegalThrows") // what a method handle is declared to throw
    int of(MemorySegment state, Arena arena) throws Throwable;
  }

  private final class NumberedFile implements OpenFile {

    private final int number;

    NumberedFile(int number) {
      this.number = number;
    }

    @Override
    public void beginWriting() throws IOException {
      // From its beginning to its end.
      sendOff(0, 0, WRITE);
    }

    @Override
    public void write(long from, long octets) throws IOException {
      sendOff(from, octets, WRITE_AND_WAIT);
    }

    private void sendOff(long from, long octets, int how) throws IOException {
      int _ =
          call(
              "sync_file_range",
              (state, arena) -> (int) syncFileRange.invokeExact(state, number, from, octets, how));
    }

    @Override
    public void sync() throws IOException {
      int _ = call("fdatasync", (state, arena) -> (int) fdatasync.invokeExact(state, number));
    }

    @Override
    public void close() {
      try {
        int _ =
            call(
                "close",
                (state, arena) -> (int) LinuxDiskAdapter.this.close.invokeExact(state, number));
      } catch (IOException e) {
        // All that was to be written was synced; the number is given up either way.
      }
    }
  }
}
