package org.signalbox.app.internal.agent;

import java.util.Collection;
import java.util.TreeSet;
import org.signalbox.diameter.peer.AdvertisedApplication;
import org.signalbox.diameter.peer.Capabilities;

/** The applications of a peer by their names in the dictionary. */
final class ApplicationNames {

  private ApplicationNames() {}

  static Collection<String> of(Capabilities capabilities) {
    Collection<String> names = new TreeSet<>();
    capabilities.applications().stream()
        .map(AdvertisedApplication::id)
        .map(DictionaryNames::application)
        .forEach(names::add);
    return names;
  }
}
