package org.signalbox.fuzz;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.dictionary.Dictionary;
import org.signalbox.diameter.dictionary.DictionaryNames;
import org.signalbox.diameter.dictionary.DictionaryReader;

/** An operator's additions to the dictionary, and names as operators write them. */
public final class DictionaryFuzz {

  private static final DictionaryNames NAMES = new DictionaryNames(Dictionary.standard());

  private DictionaryFuzz() {}

  /** Called by the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    var _ = NAMES.application(text);
    var _ = NAMES.command(text);
    var _ = NAMES.avp(text);
    try {
      var _ = DictionaryReader.extend("fuzz.dict", new StringReader(text));
    } catch (OperatorFault told) {
      if (!String.valueOf(told.getMessage()).startsWith("fuzz.dict:")) {
        throw new IllegalStateException("a fault without its place", told);
      }
    }
  }
}
