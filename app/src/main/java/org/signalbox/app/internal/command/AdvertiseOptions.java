package org.signalbox.app.internal.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.signalbox.core.OperatorFault;
import org.signalbox.diameter.dictionary.ApplicationDefinition;
import org.signalbox.diameter.dictionary.Dictionary;
import org.signalbox.diameter.dictionary.DictionaryNames;
import org.signalbox.diameter.dictionary.NameLookup;
import org.signalbox.diameter.message.DiameterIdentity;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.dra.freediameter.FreeDiameterSource;
import org.signalbox.dra.route.AdvertisingSource;
import org.signalbox.dra.route.AgentSource;
import picocli.CommandLine.Option;

/** Which applications peers are told that freeDiameter's files have no word for. */
final class AdvertiseOptions {

  @Option(
      names = "--advertise",
      paramLabel = "PEER=APPLICATION[,...]",
      description =
          "Under freeDiameter's files: names these applications to a peer that ignores a relay, as"
              + " stock Kamailio does, such as cscf.ims.example=Cx,Rx,Ro.")
  private List<String> advertised = List.of();

  /**
   * Files, with what peers are told beside them.
   *
   * @throws OperatorFault when something else than applications is told, or under a routing file
   */
  AgentSource over(AgentSource files) {
    if (advertised.isEmpty()) {
      return files;
    }
    if (!(files instanceof FreeDiameterSource)) {
      throw new OperatorFault(
          "found --advertise, expected --freediameter with it: a routing file has advertise:");
    }
    Map<DiameterIdentity, List<AdvertisedApplication>> told = new HashMap<>();
    for (String each : advertised) {
      int sign = each.indexOf('=');
      String peer = each.substring(0, Math.max(0, sign));
      if (!DiameterIdentity.isValid(peer)) {
        throw new OperatorFault(
            "found --advertise " + each + ", expected PEER=APPLICATION such as cscf.example=Cx,Ro");
      }
      Stream<String> names = Stream.of(each.substring(sign + 1).split(",", -1));
      told.put(DiameterIdentity.of(peer), names.map(AdvertiseOptions::application).toList());
    }
    return new AdvertisingSource(files, told);
  }

  private static AdvertisedApplication application(String name) {
    return switch (new DictionaryNames(Dictionary.standard()).application(name.strip())) {
      case NameLookup.Found<ApplicationDefinition>(ApplicationDefinition known) ->
          known.advertised();
      case NameLookup.Unknown<ApplicationDefinition>(String expected) ->
          throw new OperatorFault("found --advertise of \"" + name + "\", expected " + expected);
    };
  }
}
