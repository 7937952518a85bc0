@NullMarked
package org.signalbox.dra.rule;

import org.jspecify.annotations.NullMarked;
