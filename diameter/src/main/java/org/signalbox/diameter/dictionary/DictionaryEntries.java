package org.signalbox.diameter.dictionary;

import java.util.Map;
import org.signalbox.diameter.message.AvpKey;

/** What was read from dictionary files, before it is a {@link Dictionary}. */
record DictionaryEntries(
    Map<AvpKey, AvpDefinition> avps,
    Map<Integer, CommandDefinition> commands,
    Map<Integer, ApplicationDefinition> applications,
    Map<String, Integer> applicationNames,
    Map<Integer, String> vendors) {}
