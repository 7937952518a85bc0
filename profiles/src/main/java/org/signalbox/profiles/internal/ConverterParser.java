package org.signalbox.profiles.internal;

import java.util.Arrays;
import java.util.List;
import org.signalbox.profiles.ProfileFault;

/** Reads the name and parameters of a converter, such as {@code *round:2:*up}. */
final class ConverterParser {

  private ConverterParser() {}

  /**
   * @throws ProfileFault when there is no such converter or its parameters are not right
   */
  static Converter parse(String written) {
    List<String> parts = Arrays.asList(written.split(":", -1));
    List<String> parameters = parts.subList(1, parts.size());
    return switch (parts.getFirst()) {
      case "*duration" -> plain(written, parameters, DurationConverters::duration);
      case "*duration_seconds", "*usage_seconds" ->
          plain(written, parameters, DurationConverters::seconds);
      case "*duration_nanoseconds" -> plain(written, parameters, DurationConverters::nanoseconds);
      case "*round" -> RoundConverter.parse(written, parameters);
      case "*multiply" -> NumberConverters.multiply(written, parameters);
      case "*divide" -> NumberConverters.divide(written, parameters);
      case "*float64" -> plain(written, parameters, NumberConverters::number);
      case "*unixtime" -> plain(written, parameters, TimeConverters::unixTime);
      case "*time_string" -> plain(written, parameters, TimeConverters::rfc3339);
      case "*len" -> plain(written, parameters, TextConverters::length);
      case "*string2hex" -> plain(written, parameters, TextConverters::hexadecimal);
      case "*ip2hex" -> plain(written, parameters, TextConverters::addressHexadecimal);
      case "*e164" -> plain(written, parameters, TextConverters::e164);
      case "*e164Domain" -> plain(written, parameters, TextConverters::e164Domain);
      case "*sipuri_user" -> plain(written, parameters, SipUriConverters::user);
      case "*sipuri_host" -> plain(written, parameters, SipUriConverters::host);
      case "*strip" -> StripConverter.parse(written, parameters);
      default -> throw unsupported(written);
    };
  }

  static ProfileFault unsupported(String written) {
    return new ProfileFault("unsupported converter definition: <" + written + ">");
  }

  private static Converter plain(String written, List<String> parameters, Converter converter) {
    if (!parameters.isEmpty()) {
      throw unsupported(written);
    }
    return converter;
  }
}
