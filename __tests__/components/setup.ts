import { configure } from '@testing-library/react';

// Only ends what hangs: by itself it gives up after a second.
configure({ asyncUtilTimeout: 120_000 });
