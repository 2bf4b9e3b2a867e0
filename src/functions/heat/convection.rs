//! Heat that surfaces give to air, W/(m2 K), by published correlations.
//!
//! Natural: S. W. Churchill and H. H. S. Chu, Int. J. Heat Mass Transfer 18 (1975): vertical plate, p. 1323, and horizontal
//! cylinder, p. 1049. Forced: S. W. Churchill and M. Bernstein, J. Heat Transfer 99 (1977), p. 300, cylinder across the
//! flow; Pohlhausen's laminar and Chilton-Colburn turbulent plate. Both together: the fourth root of the sum of
//! fourth powers, after S. W. Churchill, `AIChE` J. 23 (1977), p. 10, with the exponent that US DOE MEASUR takes.

use super::super::air::GAS_CONSTANT;

/// Air at the mean temperature of surface and room.
pub(super) struct Air {
    conductivity: f64,
    viscosity: f64,
    prandtl: f64,
    /// Buoyancy per cube of length: g β Δt Pr / ν².
    buoyancy: f64,
}

impl Air {
    /// Viscosity and conductivity: U.S. Standard Atmosphere 1976, equations 51 and 53; heat capacity 1,007 J/(kg K).
    pub(super) fn around(surface: f64, ambient: f64, atmospheric: f64) -> Self {
        const GRAVITY: f64 = 9.806_65;
        const HEAT_CAPACITY: f64 = 1007.0;
        let film = f64::midpoint(surface, ambient) + 273.15;
        let dynamic = 1.458e-6 * film.powf(1.5) / (film + 110.4);
        let conductivity = 2.646_38e-3 * film.powf(1.5) / (film + 245.4 * 10.0_f64.powf(-12.0 / film));
        let viscosity = dynamic * GAS_CONSTANT * film / (atmospheric * 1e5);
        let prandtl = dynamic * HEAT_CAPACITY / conductivity;
        let buoyancy = GRAVITY / film * (surface - ambient).max(0.0) * prandtl / (viscosity * viscosity);
        Self { conductivity, viscosity, prandtl, buoyancy }
    }

    /// A horizontal cylinder; diameter in m, speed in m/s.
    pub(super) fn cylinder(&self, diameter: f64, speed: f64) -> f64 {
        let rayleigh = self.buoyancy * diameter.powi(3);
        let damping = (1.0 + (0.559 / self.prandtl).powf(9.0 / 16.0)).powf(8.0 / 27.0);
        let natural = (0.60 + 0.387 * rayleigh.powf(1.0 / 6.0) / damping).powi(2);
        let reynolds = speed * diameter / self.viscosity;
        let forced = 0.62 * reynolds.sqrt() * self.prandtl.cbrt()
            / (1.0 + (0.4 / self.prandtl).powf(2.0 / 3.0)).powf(0.25)
            * (1.0 + (reynolds / 282_000.0).powf(0.625)).powf(0.8);
        // Still air is left to natural convection alone.
        let forced = if reynolds > 0.0 { 0.3 + forced } else { 0.0 };
        self.conductivity / diameter * together(natural, forced)
    }

    /// A vertical wall; height in m, speed in m/s along it.
    pub(super) fn wall(&self, height: f64, speed: f64) -> f64 {
        let rayleigh = self.buoyancy * height.powi(3);
        let damping = (1.0 + (0.492 / self.prandtl).powf(9.0 / 16.0)).powf(8.0 / 27.0);
        let natural = (0.825 + 0.387 * rayleigh.powf(1.0 / 6.0) / damping).powi(2);
        let reynolds = speed * height / self.viscosity;
        let forced = (0.664 * reynolds.sqrt()).max(0.037 * reynolds.powf(0.8)) * self.prandtl.cbrt();
        self.conductivity / height * together(natural, forced)
    }
}

fn together(natural: f64, forced: f64) -> f64 {
    (natural.powi(4) + forced.powi(4)).powf(0.25)
}
