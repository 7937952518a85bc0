@NullMarked
package org.signalbox.dra.yaml;

import org.jspecify.annotations.NullMarked;
