package org.signalbox.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which release this is. */
public final class SignalboxVersion {

  private SignalboxVersion() {}

  /** The version, such as {@code 0.1.0-SNAPSHOT}. */
  public static String text() {
    try (InputStream in = SignalboxVersion.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "unknown");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
