#!/usr/bin/env node
import '../out/cli/inkling.js';
