package org.signalbox.registers.equipment.csv;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.signalbox.core.OperatorFault;

/** A list on disk: its text, how far it is read, and what separates its fields. One thread. */
final class ListFile implements AutoCloseable {

  /** What is looked at to know the separator. */
  private static final int LOOKED_AT = 4096;

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final CountingStream octets;
  private final Reader text;
  private final long size;
  private final char separator;

  private ListFile(Path file) throws IOException {
    this.size = Files.size(file);
    this.octets = new CountingStream(Files.newInputStream(file));
    BufferedInputStream buffered = new BufferedInputStream(octets, 1 << 16);
    buffered.mark(LOOKED_AT);
    this.separator = separator(new String(buffered.readNBytes(LOOKED_AT), StandardCharsets.UTF_8));
    buffered.reset();
    this.text =
        new BufferedReader(
            new InputStreamReader(
                buffered,
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)),
            1 << 16);
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
  }

  /**
   * @throws OperatorFault when the file cannot be read
   */
  static ListFile open(Path file) {
    try {
      return new ListFile(file);
    } catch (IOException e) {
      throw new OperatorFault(
          "the list "
              + file
              + " cannot be opened by process "
              + ProcessHandle.current().pid()
              + " of user "
              + System.getProperty("user.name", "unknown")
              + ", which found "
              + found(e)
              + "; expected a CSV file that this process may read (one that systemd shuts off from"
              + " /home, /root and /tmp: in its data folder)",
          e);
    }
  }

  private static String found(IOException fault) {
    return switch (fault) {
      case NoSuchFileException missing -> "no such file";
      case AccessDeniedException denied -> "that it may not read it";
      default -> fault.getMessage() == null ? "no file" : fault.getMessage();
    };
  }

  /** The first of semicolon, tab and bar in the first line with a field; else a comma. */
  private static char separator(String beginning) {
    return beginning
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .findFirst()
        .flatMap(line -> line.chars().filter(c -> ";\t|".indexOf(c) >= 0).boxed().findFirst())
        .map(found -> (char) found.intValue())
        .orElse(',');
  }

  Reader text() {
    return text;
  }

  char separator() {
    return separator;
  }

  long octets() {
    return size;
  }

  long octetsRead() {
    return octets.read;
  }

  @Override
  public void close() throws IOException {
    octets.close();
  }

  /** Counts what is read through it. */
  private static final class CountingStream extends FilterInputStream {

    private long read;

    CountingStream(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int octet = super.read();
      read += octet < 0 ? 0 : 1;
      return octet;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = super.read(into, offset, length);
      read += Math.max(0, count);
      return count;
    }
  }
}
